"""The columns of the register and what offices call them, as data: add a word where an office uses another."""

import re
from typing import NamedTuple

from producers.models import Producer

Branch, LegalForm = Producer.Branch, Producer.LegalForm


class Column(NamedTuple):
    key: str
    heading: str  # of exports, and in messages about imports
    synonyms: tuple[str, ...]  # as ``plain`` writes them


COLUMNS = (
    Column("year", "TAHUN", ("tahun data", "tahun laporan", "thn", "year")),
    Column("name", "NAMA IKM", (
        "nama usaha", "nama perusahaan", "nama industri", "nama ukm", "nama umkm", "ikm", "perusahaan", "nama iku",
    )),
    Column("owner_name", "NAMA PEMILIK", (
        "pemilik", "nama pengusaha", "pengusaha", "pimpinan", "nama pimpinan", "penanggung jawab", "nama pemilik usaha",
    )),
    Column("address", "ALAMAT", ("alamat usaha", "alamat lengkap", "jalan", "alamat perusahaan", "alamat pabrik")),
    Column("village", "KELURAHAN", ("kel", "desa", "desa kelurahan", "kelurahan desa", "kel desa")),
    Column("district", "KECAMATAN", ("kec",)),
    Column("phone", "NO TELEPON", (
        "telepon", "telp", "no telp", "nomor telepon", "no hp", "hp", "nomor hp", "kontak", "no wa", "whatsapp",
        "no telepon hp", "no hp wa", "telp hp", "no telp hp",
    )),
    Column("commodity", "KOMODITI", ("komoditas", "jenis komoditi", "jenis usaha")),
    Column("product", "JENIS PRODUK", ("produk", "nama produk", "jenis produksi", "hasil produksi")),
    Column("legal_form", "BENTUK BADAN USAHA", (
        "badan usaha", "bentuk usaha", "badan hukum", "bentuk badan hukum", "legalitas", "bentuk perusahaan",
    )),
    Column("licence_year", "TAHUN IZIN", ("thn izin", "tahun ijin", "tahun perizinan", "tahun izin usaha")),
    Column("kbli", "KBLI", ("kode kbli", "no kbli", "kbli 2020", "kbli 5 digit")),
    Column("kbli_title", "JUDUL KBLI", ("nama kbli", "uraian kbli", "keterangan kbli")),
    Column("branch", "CABANG INDUSTRI", ("cabang", "cabang usaha", "sektor", "kelompok industri", "bidang usaha")),
    Column("workers_male", "TENAGA KERJA LAKI-LAKI", (
        "tkl", "tk l", "tenaga kerja l", "tenaga kerja pria", "tk laki laki", "tk pria", "laki laki",
        "pekerja laki laki", "jumlah tenaga kerja l", "jumlah tenaga kerja laki laki", "naker l",
    )),
    Column("workers_female", "TENAGA KERJA PEREMPUAN", (
        "tkp", "tk p", "tenaga kerja p", "tenaga kerja wanita", "tk perempuan", "tk wanita", "perempuan",
        "pekerja perempuan", "jumlah tenaga kerja p", "jumlah tenaga kerja perempuan", "naker p",
    )),
    Column("investment", "NILAI INVESTASI (RP)", ("nilai investasi", "investasi", "modal", "nilai modal")),
    Column("production_quantity", "JUMLAH PRODUKSI", (
        "kapasitas produksi", "volume produksi", "kapasitas", "jml produksi", "produksi", "kapasitas produksi tahun",
        "jumlah produksi tahun", "kapasitas produksi per tahun",
    )),
    Column("production_unit", "SATUAN", ("satuan produksi", "unit", "kapasitas produksi satuan")),
    Column("production_value", "NILAI PRODUKSI (RP)", ("nilai produksi", "omset", "omzet", "nilai produksi tahun")),
    Column("materials_value", "NILAI BB/BP (RP)", (
        "nilai bb bp", "bb bp", "nilai bahan baku", "nilai bahan baku penolong", "nilai bahan baku bahan penolong",
        "bahan baku", "nilai bb", "nilai bahan baku dan bahan penolong",
    )),
)  # fmt: skip
REQUIRED = ("name", "village", "branch")  # a sheet without these columns is not the register
HEADINGS = {column.key: column.heading for column in COLUMNS}

BRANCHES: dict[str, tuple[str, ...]] = {
    Branch.FOOD: ("pangan", "makanan", "makanan dan minuman", "makanan minuman", "mamin", "food", "kuliner"),
    Branch.CLOTHING: ("sandang", "tekstil", "konveksi", "kulit", "sandang dan kulit", "pakaian", "fashion", "clothing"),
    Branch.CHEMICALS: (
        "kimia bahan bangunan", "kimia dan bahan bangunan", "kimia", "bahan bangunan", "kbb", "kimia bb", "kimia agro",
    ),
    Branch.METAL: (
        "logam elektronik", "logam dan elektronik", "logam elektronika", "logam dan elektronika", "logam", "elektronik",
        "elektronika", "logam mesin", "logam dan mesin", "lme", "metal",
    ),
    Branch.CRAFT: ("kerajinan", "kerajinan dan aneka", "kerajinan umum", "aneka", "kriya", "handicraft", "craft"),
}  # fmt: skip
BRANCH_NAMES = {
    Branch.FOOD: "PANGAN",
    Branch.CLOTHING: "SANDANG",
    Branch.CHEMICALS: "KIMIA & BAHAN BANGUNAN",
    Branch.METAL: "LOGAM & ELEKTRONIK",
    Branch.CRAFT: "KERAJINAN",
}
LEGAL_FORMS: dict[str, tuple[str, ...]] = {
    LegalForm.SOLE: (
        "po",
        "perorangan",
        "perseorangan",
        "po perorangan",
        "perusahaan perorangan",
        "pribadi",
        "individu",
    ),
    LegalForm.UD: ("ud", "usaha dagang", "u d"),
    LegalForm.CV: ("cv", "c v", "persekutuan komanditer"),
    LegalForm.PT: ("pt", "p t", "perseroan terbatas", "pt perorangan", "pt perseorangan"),
    LegalForm.COOPERATIVE: ("koperasi", "kop", "koprasi"),
}
LEGAL_FORM_NAMES = {
    LegalForm.SOLE: "PO PERORANGAN",
    LegalForm.UD: "UD",
    LegalForm.CV: "CV",
    LegalForm.PT: "PT",
    LegalForm.COOPERATIVE: "KOPERASI",
}
# Other spellings that are too far from the official one for the fuzzy match.
VILLAGES = {"deringo": "Dringo", "gerogol": "Grogol"}
MULTIPLES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9}
NOTHING = frozenset({"", "-", "--", "–", "—", ".", "n/a", "na", "null", "tidak ada", "belum ada", "#n/a"})
TOTALS = frozenset({"jumlah", "total", "grand total", "jumlah total", "sub total", "subtotal", "jumlah keseluruhan"})
SPELT_BIG = frozenset({"ud", "cv", "pt", "po", "ikm", "umkm", "kub", "pkk", "rt", "rw", "ii", "iii", "iv"})


def plain(text: object) -> str:
    """The words alone, in small letters: how headings and choices are compared."""
    return " ".join(re.findall(r"[a-z0-9]+", str(text).lower().replace("&", " dan ") if text is not None else ""))


def _by_words(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(word): key for key, words in table.items() for word in words}


BY_HEADING = _by_words({column.key: (column.heading, *column.synonyms) for column in COLUMNS})
BY_BRANCH = _by_words({key: (BRANCH_NAMES[Branch(key)], *words) for key, words in BRANCHES.items()})
BY_LEGAL_FORM = _by_words({key: (LEGAL_FORM_NAMES[LegalForm(key)], *words) for key, words in LEGAL_FORMS.items()})


def column_of(heading: object) -> str | None:
    """The key of the column that a heading names, in any case and with a unit such as (Rp) or (orang), or None.

    A column in thousands of Rupiah, “(Rp 000)”, is none: its numbers would be read a thousand times too small.
    """
    words = plain(heading)
    return BY_HEADING.get(words) or BY_HEADING.get(re.sub(r"( (rp|rupiah|idr|orang|org))+$", "", words))
