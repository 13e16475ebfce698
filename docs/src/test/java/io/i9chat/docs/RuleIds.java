package io.i9chat.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The ids of rules: what people may do and see, and what ports owe the domain. */
final class RuleIds {
  /** A row of a table of the page: the id of a rule, and the rule. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+-[A-Z0-9]+) \\| \\S.*\\|$");

  /** What numbers its rules in the Javadoc of a port is checked by the kit itself. */
  private static final Pattern IN_PORTS = Pattern.compile("<li>([A-Z]+-[0-9]+):");

  private RuleIds() {}

  /** Those of {@code docs/rules.md}, in its order. */
  static List<String> onThePage() {
    return ROW.matcher(Documents.text("docs/rules.md")).results().map(row -> row.group(1)).toList();
  }

  /** Those in the Javadoc of ports. */
  static Set<String> inPorts() {
    Set<String> ids = new TreeSet<>();
    for (Path file : Documents.sources("src/main/java")) {
      if (file.startsWith(Documents.root().resolve("chat-ports"))) {
        IN_PORTS.matcher(Documents.text(file)).results().forEach(found -> ids.add(found.group(1)));
      }
    }
    return ids;
  }
}
