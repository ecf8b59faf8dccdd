"""The register of IKM: yearly reports, its way in from the office's spreadsheets and out again, claims, summaries."""
