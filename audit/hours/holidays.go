package hours

import (
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/us"
)

func init() {
	cal.DefaultLoc = time.UTC // the library counts in the machine's zone, where a midnight may be missing
}

// Holidays are the public holidays of a country or a part of it, and days somebody added. The zero Holidays are none.
type Holidays struct {
	list  *list
	extra []Date
}

// Codes lists the codes whose public holidays are known, sorted.
func Codes() []string { return slices.Sorted(maps.Keys(tables)) }

// NewHolidays returns the public holidays of a code and further days; code "" has none of its own. False: the code is
// not one of Codes.
func NewHolidays(code string, extra ...Date) (Holidays, bool) {
	h := Holidays{extra: slices.SortedFunc(slices.Values(extra), Date.Compare)}
	if code == "" {
		return h, true
	}
	h.list = tables[code]
	return h, h.list != nil
}

// On tells whether a day is a public holiday. Where a holiday that falls on a weekend is given back on another day, both
// are.
func (h Holidays) On(d Date) bool {
	_, extra := slices.BinarySearchFunc(h.extra, d, Date.Compare)
	return extra || h.list != nil && h.list.in(d.Year)[d]
}

// A list holds the holidays of one code, worked out year by year. It is safe for concurrent use.
type list struct {
	holidays []*cal.Holiday
	mu       sync.Mutex
	years    map[int]map[Date]bool
}

func (l *list) in(year int) map[Date]bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	days, ok := l.years[year]
	if ok {
		return days
	}
	days = map[Date]bool{}
	for _, h := range l.holidays {
		for y := year - 1; y <= year+1; y++ { // 1 January may be given back on 31 December
			actual, observed := h.Calc(y)
			for _, t := range []time.Time{actual, observed} {
				if !t.IsZero() && t.Year() == year {
					days[dateOf(t)] = true
				}
			}
		}
	}
	l.years[year] = days
	return days
}

// tables are the lists by ISO 3166 code. The library's lists are mended where they differ from the law; of the Swiss
// cantons only those are here that were checked.
var tables = map[string]*list{
	"BE":     of(be.Holidays),
	"CA":     of(canada),
	"CA-QC":  of(quebec),
	"CH":     of(swiss),
	"CH-BE":  of(ch.HolidaysBE),
	"CH-BS":  of(ch.HolidaysBS),
	"CH-GE":  of(without(ch.HolidaysGE, ch.Fronleichnam), jeuneGenevois, day(time.December, 31)),
	"CH-VD":  of(ch.HolidaysVD, lundiDuJeune),
	"CH-VS":  of(ch.HolidaysVS),
	"CH-ZH":  of(ch.HolidaysZH),
	"DE":     of(de.Holidays),
	"DE-BB":  of(de.HolidaysBB, aa.Easter, aa.Pentecost),
	"DE-BE":  of(de.HolidaysBE, once(2025, time.May, 8), once(2028, time.June, 17)), // anniversaries of 1945 and 1953
	"DE-BW":  of(de.HolidaysBW),
	"DE-BY":  of(de.HolidaysBY, de.MariaHimmelfahrt), // Assumption holds in 1,700 of its 2,056 communes
	"DE-HB":  of(de.HolidaysHB),
	"DE-HE":  of(de.HolidaysHE),
	"DE-HH":  of(de.HolidaysHH),
	"DE-MV":  of(de.HolidaysMV, de.Frauentag.Clone(&cal.Holiday{StartYear: 2023})),
	"DE-NI":  of(de.HolidaysNI),
	"DE-NW":  of(de.HolidaysNW),
	"DE-RP":  of(de.HolidaysRP),
	"DE-SH":  of(de.HolidaysSH),
	"DE-SL":  of(de.HolidaysSL),
	"DE-SN":  of(de.HolidaysSN),
	"DE-ST":  of(de.HolidaysST),
	"DE-TH":  of(de.HolidaysTH),
	"FR":     of(fr.Holidays),
	"FR-AM":  of(fr.Holidays, aa.GoodFriday, aa.ChristmasDay2), // Alsace-Moselle: Code du travail, L3134-13
	"GB":     of(england),
	"GB-ENG": of(england),
	"GB-NIR": of(england, saintPatrick, boyne),
	"GB-SCT": of(scotland),
	"GB-WLS": of(england),
	"LU":     of(luxembourg),
	"UK":     of(england),
	"US":     of(us.Holidays),
}

func of(holidays []*cal.Holiday, further ...*cal.Holiday) *list {
	return &list{holidays: slices.Concat(holidays, further), years: map[int]map[Date]bool{}}
}

func without(holidays []*cal.Holiday, gone *cal.Holiday) []*cal.Holiday {
	return slices.DeleteFunc(slices.Clone(holidays), func(h *cal.Holiday) bool { return h == gone })
}

// day is a holiday on the same date every year.
func day(m time.Month, d int, observed ...cal.AltDay) *cal.Holiday {
	return &cal.Holiday{Month: m, Day: d, Observed: observed, Func: cal.CalcDayOfMonth}
}

// once is a holiday of one year.
func once(year int, m time.Month, d int) *cal.Holiday {
	return &cal.Holiday{Month: m, Day: d, StartYear: year, EndYear: year, Func: cal.CalcDayOfMonth}
}

// mondayAfter gives a holiday back that falls on a weekend, and nextFree one whose Monday another holiday takes.
var (
	mondayAfter = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}}
	nextFree    = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 2}, {Day: time.Monday, Offset: 1}}
	sundayOnly  = []cal.AltDay{{Day: time.Sunday, Offset: 1}}
)

// canada are the general holidays of the Canada Labour Code; the library adds two that are not.
var canada = without(without(ca.Holidays, ca.EasterMonday), ca.CivicDay)

// quebec are the days of Quebec's Act respecting labour standards, section 60, and of its National Holiday Act. Of Good
// Friday and Easter Monday, between which employers choose, it is Good Friday.
var quebec = []*cal.Holiday{
	aa.NewYear, aa.GoodFriday, ca.VictoriaDay, // as Journée nationale des patriotes
	day(time.June, 24, sundayOnly...), day(time.July, 1, sundayOnly...),
	ca.LabourDay, ca.ThanksgivingDay, aa.ChristmasDay,
}

// swiss are the days that every canton keeps.
var swiss = []*cal.Holiday{ch.Neujahr, ch.Auffahrt, ch.Bundesfeiertag, ch.Weihnachtstag}

var (
	// jeuneGenevois is the Thursday after the first Sunday of September.
	jeuneGenevois = &cal.Holiday{Month: time.September, Weekday: time.Sunday, Offset: 1, CalcOffset: 4, Func: cal.CalcWeekdayOffset}
	// lundiDuJeune is the Monday after the third Sunday of September.
	lundiDuJeune = &cal.Holiday{Month: time.September, Weekday: time.Sunday, Offset: 3, CalcOffset: 1, Func: cal.CalcWeekdayOffset}
)

// luxembourg are the days of its Labour Code, L.232-2.
var luxembourg = []*cal.Holiday{
	aa.NewYear, aa.EasterMonday, aa.WorkersDay, day(time.May, 9), aa.AscensionDay, aa.PentecostMonday, day(time.June, 23),
	aa.AssumptionOfMary, aa.AllSaintsDay, aa.ChristmasDay, aa.ChristmasDay2,
}

// The bank holidays of the United Kingdom are those of gov.uk/bank-holidays.
var (
	funeral  = once(2022, time.September, 19) // of Elizabeth II
	england  = append(slices.Clone(gb.Holidays), funeral)
	scotland = []*cal.Holiday{
		gb.NewYear, day(time.January, 2, nextFree...), gb.GoodFriday, gb.EarlyMay, gb.VEDay, gb.CoronationDay, gb.SpringHoliday,
		gb.SpringHoliday2022, gb.PlatinumJubilee, gb.SummerHolidayScotland, day(time.November, 30, mondayAfter...),
		gb.ChristmasDay, gb.BoxingDay, funeral, once(2026, time.June, 15), // the football World Cup
	}
	saintPatrick = day(time.March, 17, mondayAfter...)
	boyne        = day(time.July, 12, mondayAfter...)
)
