"""Tider för läsarna: dagar och klockslag, i ord och kort."""

TEXTS = {
    "weekdays": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "on_weekdays": "måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen",
    "short_weekdays": "må ti on to fr lö sö",
    "months": "januari februari mars april maj juni juli augusti september oktober november december",
    "month_titles": "Januari Februari Mars April Maj Juni Juli Augusti September Oktober November December",
    "short_months": "jan feb mars april maj juni juli aug sep okt nov dec",
    "day": "{weekday} {day:%-d.%-m.%Y}",
    "day_in_words": "{weekday} {day:%-d} {month} {day:%Y}",
    "on_day_in_words": "{weekday} den {day:%-d} {month} {day:%Y}",
    "month_title": "{month} {day:%Y}",
    "short_day": "{weekday} {first:%-d.%-m}",
    "short_range": "{first:%-d}–{last:%-d.%-m}",
    "long_range": "{first:%-d.%-m}–{last:%-d.%-m}",
    "hour": "{clock:%-H}",
    "hour_and_minutes": "{clock:%-H.%M}",
    "clock": "kl. {hours}",
    "until_midnight": "24",
    "clock_later": "kl. meddelas senare",
    "daily": "dagligen {clock}",
    "joined": "{others} och {last}",
}
