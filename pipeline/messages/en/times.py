"""Times for readers: days and hours, in words and short. Hours as Finland's English texts have them: 9.00–16.30."""

TEXTS = {
    "weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "on_weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "short_weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "months": "January February March April May June July August September October November December",
    "month_titles": "January February March April May June July August September October November December",
    "short_months": "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec",
    "day": "{weekday} {day:%-d} {short_month} {day:%Y}",
    "day_in_words": "{weekday} {day:%-d} {month} {day:%Y}",
    "on_day_in_words": "{weekday} {day:%-d} {month} {day:%Y}",
    "month_title": "{month} {day:%Y}",
    "short_day": "{weekday} {first:%-d} {short_month}",
    "short_range": "{first:%-d}–{last:%-d} {short_month}",
    "long_range": "{first:%-d} {short_month} – {last:%-d} {last_short_month}",
    "hour": "{clock:%-H.%M}",
    "hour_and_minutes": "{clock:%-H.%M}",
    "clock": "at {hours}",
    "until_midnight": "24.00",
    "clock_later": "(time to be announced)",
    "daily": "daily {clock}",
    "joined": "{others} and {last}",
}
