package io.github.cameltegro.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars with their figures, as SVG that reads on light and dark pages. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int LABEL = 270;
    private static final int FIGURE = 100;
    private static final int BAR = 18;
    private static final int LINE = 26;
    private static final int TITLE = 44;

    private final String name;
    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, double value, boolean own) {}

    /** @param name of the file, without an ending */
    BarChart(String name, String title) {
        this.name = name;
        this.title = title;
    }

    /** @param own whether it is the component's own, which stands out */
    BarChart bar(String label, double value, boolean own) {
        bars.add(new Bar(label, value, own));
        return this;
    }

    String fileName() {
        return name + ".svg";
    }

    String title() {
        return title;
    }

    String svg() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int height = TITLE + LINE * bars.size() + 6;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                height,
                WIDTH,
                height);
        line(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        line(svg, "<text x=\"12\" y=\"26\" font-size=\"15\" font-weight=\"bold\" fill=\"#222222\">%s</text>", title);
        int y = TITLE;
        for (Bar bar : bars) {
            long length = Math.round(bar.value / most * (WIDTH - LABEL - FIGURE));
            line(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222222\">%s</text>",
                    LABEL - 10,
                    y + 14,
                    bar.label);
            line(
                    svg,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                    LABEL,
                    y,
                    length,
                    BAR,
                    bar.own ? "#1f6fb2" : "#b4bcc4");
            line(svg, "<text x=\"%d\" y=\"%d\" fill=\"#222222\">%,.0f</text>", LABEL + length + 6, y + 14, bar.value);
            y += LINE;
        }
        line(svg, "</svg>");
        return svg.toString();
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
