#!/usr/bin/env python3
"""Writes testdata/dates.txt: cases of calendar and clock, computed by Python's own calendar (reliability R-19).

Run it from the root of the repository. The table is compared with the program by kpcs-domain/tests/dates.rs; two
calendars that were written apart agree on every line.
"""
import calendar
import datetime as dt

DAYS = [
    "1900-01-01", "1900-02-28", "1900-03-01", "1969-12-31", "1970-01-01", "1972-06-30", "1999-12-31", "2000-01-01",
    "2000-02-28", "2000-02-29", "2000-03-01", "2003-01-01", "2003-01-31", "2003-02-01", "2004-02-29", "2004-12-31",
    "2008-02-29", "2012-02-29", "2016-12-31", "2019-12-31", "2020-02-29", "2023-02-28", "2024-02-28", "2024-02-29",
    "2024-03-01", "2024-12-31", "2025-01-31", "2025-02-28", "2026-10-25", "2026-11-23", "2026-12-31", "2027-01-01",
    "2028-02-29", "2038-01-18", "2038-01-19", "2038-01-20", "2099-12-31", "2100-02-28", "2100-03-01", "2199-12-31",
]
NO_DAYS = [
    "1899-12-31", "2200-01-01", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-01-00", "2026-1-1", "26-01-01", "01-01-2026", "2026/01/01", "2026-01-1", "2026-W47-1", "20260101", "2026-001",
    "2026-01-01T00:00:00Z", "-2026-01-01", "+2026-01-01", "2026-01-32", "0000-00-00", "9999-99-99", "today", "",
    "2026-11-2３", "２０２６-11-23",
]
ZONES = ["UTC", "+14:00", "-12:00", "+05:30", "-03:00", "+05:45", "+02:00", "-08:00"]
INSTANTS = [
    "1970-01-01T00:00:00Z", "1972-06-30T23:59:59Z", "1972-07-01T00:00:00Z", "2000-02-29T12:00:00Z",
    "2016-12-31T23:59:59Z", "2017-01-01T00:00:00Z", "2024-02-28T23:59:59Z", "2024-02-29T00:00:00Z",
    "2026-10-25T00:59:59Z", "2026-10-25T01:00:00Z", "2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z",
    "2038-01-19T03:14:07Z", "2038-01-19T03:14:08Z", "2100-02-28T23:59:59Z", "2100-03-01T00:00:00Z",
]
NO_INSTANTS = [
    "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "2026-11-23", "2026-11-23T25:00:00Z", "2026-11-23T10:60:00Z",
    "2026-02-29T10:00:00Z", "2026-11-23T10:00:00", "10:00:00Z", "now", "",
]
EPOCH = dt.datetime(1970, 1, 1)


def day(text):
    return dt.date.fromisoformat(text)


def in_range(date):
    return 1900 <= date.year <= 2199


def end_towards(direction):
    return dt.date(1900, 1, 1) if direction < 0 else dt.date(2199, 12, 31)


def plus_months(date, months):
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    if not 1900 <= year <= 2199:
        return end_towards(months)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def plus_days(date, days):
    try:
        later = date + dt.timedelta(days=days)
    except OverflowError:
        return end_towards(days)
    return later if in_range(later) else end_towards(days)


def lines():
    for text in DAYS:
        yield f"day | {text} | {text}"
        yield f"epoch_days | {text} | {(day(text) - dt.date(1970, 1, 1)).days}"
    for text in NO_DAYS:
        yield f"day | {text} | no"
    for text in DAYS:
        for days in (-1, 1, 60, 366, -800000):
            yield f"plus_days | {text} {days} | {plus_days(day(text), days)}"
        for months in (1, 2, 12, -1):
            yield f"plus_months | {text} {months} | {plus_months(day(text), months)}"
    for text in ("2026-11-23", "2199-12-31"):
        for far in (9223372036854775807, -9223372036854775808, 4294967296):
            yield f"plus_days | {text} {far} | {end_towards(far)}"
            yield f"plus_months | {text} {far} | {end_towards(far)}"
    for first, second in zip(DAYS, DAYS[1:]):
        yield f"days_since | {second} {first} | {(day(second) - day(first)).days}"
    for text in INSTANTS:
        instant = dt.datetime.fromisoformat(text[:-1])
        yield f"instant | {text} | {int((instant - EPOCH).total_seconds())}"
        for zone in ZONES:
            offset = 0
            if zone != "UTC":
                hours, minutes = zone[1:].split(":")
                offset = (int(hours) * 60 + int(minutes)) * (-1 if zone[0] == "-" else 1)
            local = instant + dt.timedelta(minutes=offset)
            yield f"day_of | {zone} {text} | {local.date()}"
    # A leap second has no number of its own: it is the second before it (POSIX), and never the next day.
    for text, before in (("1972-06-30T23:59:60Z", "1972-06-30T23:59:59"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59")):
        seconds = int((dt.datetime.fromisoformat(before) - EPOCH).total_seconds())
        yield f"instant | {text} | {seconds}"
    for text in ("2026-11-23T10:00:00+02:00", "2026-11-23T10:00:00-11:30", "2027-01-01T00:30:00+01:00"):
        moment = dt.datetime.fromisoformat(text).astimezone(dt.timezone.utc).replace(tzinfo=None)
        yield f"instant | {text} | {int((moment - EPOCH).total_seconds())}"
    for text in NO_INSTANTS:
        yield f"instant | {text} | no"
    for year in (2003, 2004, 2019, 2023, 2024, 2099, 2100):
        for quarter in (1, 2, 3, 4):
            month = quarter * 3
            last = dt.date(year, month, calendar.monthrange(year, month)[1])
            due = plus_months(last, 2)
            due = due.replace(day=calendar.monthrange(due.year, due.month)[1])
            yield f"quarter_due | {year}-Q{quarter} | {due}"


def main():
    cases = list(lines())
    with open("testdata/dates.txt", "w", encoding="utf-8") as file:
        file.write("# Calendar and clock at their edges; made by tools/make_dates.py, never by hand (R-19).\n")
        file.write("# what | given | expected, or no\n")
        file.writelines(line + "\n" for line in cases)
    print(len(cases), "cases")


if __name__ == "__main__":
    main()
