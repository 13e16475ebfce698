package io.i9chat.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, printed as Markdown with columns of even width, so that it reads well in a
 * terminal too.
 *
 * @param rows each as long as the header
 */
public record Table(List<String> header, List<List<String>> rows) {

  /** Refuses rows of another length; keeps its own copies. */
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException("a row with " + row.size() + " cells: " + row);
      }
    }
  }

  /** The lines of the table. */
  public List<String> markdown() {
    int[] widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.max(Math.max(widest, header.get(i).length()), 4);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths));
    List<String> rulers = new ArrayList<>();
    for (int width : widths) {
      rulers.add("-".repeat(width - 1) + ":");
    }
    lines.add(line(rulers, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(' ').append(" ".repeat(widths[i] - cell.length())).append(cell).append(" |");
    }
    return line.toString();
  }
}
