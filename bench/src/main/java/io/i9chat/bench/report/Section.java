package io.i9chat.bench.report;

import java.util.List;

/**
 * What one workload has to say.
 *
 * @param name lower-case name of the workload; names the section of a report
 * @param notes what the figures mean, a paragraph each
 */
public record Section(String name, Table table, List<String> notes) {
  /** Keeps its own copy. */
  public Section {
    notes = List.copyOf(notes);
  }
}
