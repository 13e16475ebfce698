package io.i9chat.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Markdown file that keeps the last result of each workload between two markers, {@code <!--
 * bench:NAME -->} and {@code <!-- /bench:NAME -->}. What stands outside them belongs to people.
 */
public final class Report {
  private static final String NEW_FILE = "# Benchmarks\n";

  private final Path file;

  /** The report kept in this file, which need not exist yet. */
  public Report(Path file) {
    this.file = file;
  }

  /**
   * Finds out before a long run whether its result can be kept.
   *
   * @throws IOException if the file cannot be read or written, or its markers do not match
   */
  public void check(String name) throws IOException {
    replace(current(), name, List.of());
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
      throw new IOException(file + " cannot be written");
    }
  }

  /**
   * Replaces the section of this name, or adds it at the end.
   *
   * @param facts lines about where the figures come from, shown as a list above the table
   */
  public void keep(Section section, List<String> facts) throws IOException {
    Files.writeString(file, replace(current(), section.name(), lines(section, facts)));
  }

  /** The lines of a section as they are kept and printed. */
  public static List<String> lines(Section section, List<String> facts) {
    List<String> lines = new ArrayList<>();
    facts.forEach(fact -> lines.add("- " + fact));
    lines.add("");
    lines.addAll(section.table().markdown());
    lines.add("");
    section.notes().forEach(note -> lines.add("- " + note));
    return lines;
  }

  private String current() throws IOException {
    return Files.exists(file) ? Files.readString(file) : NEW_FILE;
  }

  static String replace(String text, String name, List<String> lines) throws IOException {
    String opening = "<!-- bench:" + name + " -->";
    String closing = "<!-- /bench:" + name + " -->";
    String section = opening + "\n\n" + String.join("\n", lines).strip() + "\n\n" + closing;
    int from = text.indexOf(opening);
    int to = text.indexOf(closing);
    if (from < 0 && to < 0) {
      return text.stripTrailing() + "\n\n" + section + "\n";
    }
    boolean onceEach = text.indexOf(opening, from + 1) < 0 && text.indexOf(closing, to + 1) < 0;
    if (from < 0 || to < from || !onceEach) {
      throw new IOException(
          "the report must hold " + opening + " and, behind it, " + closing + ", once each");
    }
    return text.substring(0, from) + section + text.substring(to + closing.length());
  }
}
