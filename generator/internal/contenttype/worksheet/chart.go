package worksheet

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"mentorbook/generator/internal/site"
	"mentorbook/generator/internal/view"
)

// The drawing, in units of its own. The script that draws a reader's ratings
// (keep/30-chart.js) has the same, and a test holds the two together.
const (
	chartWidth  = 640
	chartHeight = 240
	chartEdge   = 32
)

// dashes tell lines apart for whoever does not see their colours.
var dashes = [...]string{"", "8 4", "2 4", "12 4 2 4", "4 4", "16 6"}

// sample draws what the author of a sheet gives as an example, or nothing.
func sample(s *site.SheetSection) *view.Chart {
	scales := scalesOf(s)
	if len(s.Sample) == 0 || len(scales) < 2 {
		return nil
	}
	c := axes(scales)
	for i := range s.Sample {
		line := rated(&s.Sample[i], i, len(scales), highest(scales))
		line.Label = beside(c.Lines, line.Label)
		c.Lines = append(c.Lines, line)
	}
	return c
}

// beside moves the number of a line down until it is off those of the lines
// before that end there too.
func beside(lines []view.ChartLine, at view.ChartDot) view.ChartDot {
	for slices.ContainsFunc(lines, func(l view.ChartLine) bool { return l.Label.X == at.X && math.Abs(l.Label.Y-at.Y) < 13 }) {
		at.Y = tenths(at.Y + 13)
	}
	return at
}

func scalesOf(s *site.SheetSection) []*site.Field {
	var scales []*site.Field
	for i := range s.Fields {
		if s.Fields[i].Type.Is("scale") {
			scales = append(scales, &s.Fields[i])
		}
	}
	return scales
}

func highest(scales []*site.Field) int {
	top := 0
	for _, f := range scales {
		_, high := scale(f)
		top = max(top, high)
	}
	return top
}

// axes rules the drawing and names its points in time.
func axes(scales []*site.Field) *view.Chart {
	top := highest(scales)
	c := &view.Chart{Width: chartWidth, Height: chartHeight, Left: chartEdge, Right: chartWidth - chartEdge}
	for _, mark := range []float64{0, float64(top) / 2, float64(top)} {
		y := height(mark, top)
		c.Rules = append(c.Rules, view.ChartRule{Y: y, Base: tenths(y + 4), Mark: strconv.FormatFloat(mark, 'f', -1, 64)})
	}
	for i, f := range scales {
		anchor := "middle"
		switch i {
		case 0:
			anchor = "start"
		case len(scales) - 1:
			anchor = "end"
		}
		c.Points = append(c.Points, view.ChartPoint{X: across(i, len(scales)), Anchor: anchor, Text: f.Label})
	}
	return c
}

func rated(s *site.Sample, n, points, top int) view.ChartLine {
	line := view.ChartLine{Number: n + 1, Name: s.Name, Dashes: dashes[n%len(dashes)]}
	var path []string
	for i, mark := range s.Ratings {
		dot := view.ChartDot{X: across(i, points), Y: height(float64(mark.Int()), top)}
		line.Marks = append(line.Marks, mark.Int())
		line.Dots = append(line.Dots, dot)
		line.Label = view.ChartDot{X: tenths(dot.X + 8), Y: tenths(dot.Y + 4)}
		path = append(path, fmt.Sprintf("%v,%v", dot.X, dot.Y))
	}
	line.Path = strings.Join(path, " ")
	return line
}

func across(i, points int) float64 {
	return tenths(chartEdge + float64(i)*(chartWidth-2*chartEdge)/float64(points-1))
}

func height(mark float64, top int) float64 {
	return tenths(chartHeight - chartEdge - mark*(chartHeight-2*chartEdge)/float64(top))
}

func tenths(n float64) float64 { return math.Round(n*10) / 10 }
