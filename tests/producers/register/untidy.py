"""300 rows as offices keep them: one spreadsheet with every kind of untidiness we know, the same each time."""

import io
import random

from openpyxl import Workbook

from producers.models import Village

FIRST_ROW = 7  # of the makers, below titles, two rows of headings and the numbers of the columns
SYLLABLES = ["ba", "ci", "du", "fe", "gi", "ho", "ju", "ka", "li", "mo", "nu", "pa", "ri", "su", "ta", "we", "yo", "za"]
UPPER = [
    "No", "nama  Usaha", "PEMILIK", "Alamat Usaha", "KEL.", "Kec", "No. HP", "Jenis Produk", "Badan Usaha",
    "Kode KBLI", "CABANG", "TENAGA KERJA", None, "Investasi (Rp)", "KAPASITAS PRODUKSI", "Satuan", "nilai produksi",
    "Nilai BB/BP", "Thn Izin", "KETERANGAN",
]  # fmt: skip
LOWER = [None] * 11 + ["L", "P"] + [None] * 7
COLUMNS = (
    "no", "name", "owner_name", "address", "village", "district", "phone", "product", "legal_form", "kbli", "branch",
    "male", "female", "investment", "quantity", "unit", "value", "materials", "licence_year", "remark",
)  # fmt: skip
PHONES = (
    lambda n: f"0812-0000-{n:04d}",
    lambda n: f"628120000{n:04d}",
    lambda n: f"+62 812 0000 {n:04d}",
    lambda n: int(f"8120000{n:04d}"),  # the spreadsheet ate the zero
    lambda n: f"0812 0000 {n:04d} (istri)",
    lambda n: None,
)
MONEY = (
    lambda n: f"Rp {n}.250.000,-",
    lambda n: f"{n},250,000",
    lambda n: n * 1_000_000 + 250_000,
    lambda n: f"{n},25 juta",
    lambda n: f"rp.{n}.250.000,00",
    lambda n: "-",
)
BRANCHES = ("PANGAN", "makanan & minuman", "Sandang", "Kimia & Bahan Bangunan", "logam", "KERAJINAN ", "Elektronika")
LEGAL_FORMS = ("PO", "Perorangan", "ud", "C.V.", "PT", "Koperasi", None)
QUANTITIES = ((1200, "KG"), ("1.250,5 kg", None), ("500", "bungkus"), (None, None), ("2.000", "PCS"))
# What is wrong with which of the 300.
WRONG = {
    10: {"village": "Kota", "district": None},
    20: {"village": "Bandung", "district": None},
    30: {"village": None},
    40: {"branch": "Jasa"},
    50: {"branch": "  "},
    60: {"phone": "12345"},
    70: {"investment": "banyak"},
    80: {"male": "-3"},
    90: {"licence_year": 2099},
    100: {"kbli": "99999"},
    110: {"name": None},
    120: {"village": "Masigit", "district": "Pulomerak"},
    130: {"branch": "Jasa", "phone": "tidak tahu"},
    140: {"investment": "=1+1"},
    150: {"investment": -5.0},
    160: {"name": "Emping " * 13},
    170: {"female": "1,5"},
}
REGISTERED = {
    230: {"name": "EMPING BUDY", "village": "Masigit", "district": "Jombang", "phone": None},
    240: {"name": " emping  BUDI", "village": "MASIGIT", "district": None, "phone": "0812 0000 9001"},
    250: {"name": "Rengginang Lain", "village": "Gerem", "district": "Gerogol", "phone": "62812-0000-9001"},
    260: {"name": "LAS CITRA", "village": "Gerem", "district": "GROGOL", "phone": None, "investment": "Rp 5.000.000"},
    270: {"name": "Opak Dewi", "village": "Gerem", "district": "Gerogol", "phone": None, "investment": "Rp 7.000.000"},
}
ALMOST_EMPTY = {
    name: None for name in COLUMNS[2:-1] if name not in {"village", "district", "phone", "branch", "investment"}
}


def untidy_rows():
    """The cells of the 300 makers, from which the sheet is written."""
    rng = random.Random(2024)
    villages = [*Village.objects.select_related("district").order_by("code")]
    rows = [_row(n, rng, villages) for n in range(300)]
    for n, changes in WRONG.items():
        rows[n] |= changes
    for n, changes in REGISTERED.items():
        rows[n] |= changes
    for n in (260, 270):
        rows[n] |= {**ALMOST_EMPTY, "investment": REGISTERED[n]["investment"]}
    rows[200] |= {name: rows[0][name] for name in ("village", "district", "phone")} | {
        "name": f" {rows[0]['name'].upper()} "
    }
    rows[210] |= {"phone": f"0812-0000-{1:04d}"}
    rows[220] |= {"village": rows[2]["village"], "district": None, "name": f"{rows[2]['name'].title()}h"}
    return rows


def _row(n, rng, villages):
    village = villages[n % len(villages)]
    name = " ".join("".join(rng.choices(SYLLABLES, k=4)) for _word in range(2))
    quantity, unit = QUANTITIES[n % len(QUANTITIES)]
    return {
        "no": n + 1,
        "name": (name.upper(), f"  {name.title()}   ", f"UD. {name.upper()}")[n % 3],
        "owner_name": f"IBU   {SYLLABLES[n % 18]}{SYLLABLES[n % 7]}".upper(),
        "address": f"JL. CONTOH NO. {n}, RT 01/RW 02",
        "village": _misspelt(village.name, n),
        "district": (village.district.name, village.district.name.upper(), None)[n % 3],
        "phone": PHONES[n % len(PHONES)](n),
        "product": ("EMPING MELINJO", "Keripik  pisang", "gipang")[n % 3],
        "legal_form": LEGAL_FORMS[n % len(LEGAL_FORMS)],
        "kbli": ("10794", 10794, "10794 - Industri Kerupuk", None)[n % 4],
        "branch": BRANCHES[n % len(BRANCHES)],
        "male": (n % 9, f"{n % 9} orang", None)[n % 3],
        "female": n % 5,
        "investment": MONEY[n % len(MONEY)](n % 90 + 1),
        "quantity": quantity,
        "unit": unit,
        "value": MONEY[(n + 1) % len(MONEY)](n % 80 + 10),
        "materials": MONEY[(n + 2) % len(MONEY)](n % 70 + 5),
        "licence_year": (2015, "Th. 2016", "12/05/2017", None)[n % 4],
        "remark": "aktif",
    }


def _misspelt(name, n):
    letters = name.replace(" ", "")
    return (name, name.upper(), f"Kel. {name.lower()}", letters.upper(), f"{name[:4]}{name[3:]}")[n % 5]


def untidy_workbook():
    """The bytes of the .xlsx file."""
    book = Workbook()
    notes = book.active
    notes.title = "Catatan"
    notes.append(["Lembar ini bukan data."])
    sheet = book.create_sheet("IKM")
    sheet.append(["DATA INDUSTRI KECIL DAN MENENGAH KOTA CILEGON"])
    sheet.append(["TAHUN 2024"])
    sheet.append([])
    sheet.append(UPPER)
    sheet.append(LOWER)
    sheet.append(list(range(1, len(UPPER) + 1)))
    for row in untidy_rows():
        sheet.append([row[name] for name in COLUMNS])
    sheet.append([])
    sheet.append(["JUMLAH", *[None] * 10, 1200, 600, 999_000_000])
    sheet.append([])
    sheet.append([*[None] * 14, "Cilegon, 12 Januari 2025"])
    sheet.append([*[None] * 14, "Kepala Dinas"])
    sheet.merge_cells("A1:T1")
    sheet.merge_cells("L4:M4")
    for column in "ABCDEFGHIJKNOPQRST":
        sheet.merge_cells(f"{column}4:{column}5")
    sheet.merge_cells(f"A{FIRST_ROW + 301}:K{FIRST_ROW + 301}")
    # six makers of one kecamatan (rows 26 to 31), written once and merged down
    sheet.merge_cells(start_row=FIRST_ROW + 15, end_row=FIRST_ROW + 19, start_column=6, end_column=6)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
