"""Kuinka kauan jokin kestää, kuinka paljon kello on väärässä ja kuinka monta on muita."""

TEXTS = {
    "seconds": "{count} sekunti",
    "seconds_many": "{count} sekuntia",
    "minutes": "{count} minuutti",
    "minutes_many": "{count} minuuttia",
    "hours": "{count} tunti",
    "hours_many": "{count} tuntia",
    "days": "{count} päivä",
    "days_many": "{count} päivää",
    "some": "{names} ja {more} muuta",
}
