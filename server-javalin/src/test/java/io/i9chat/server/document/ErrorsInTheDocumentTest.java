package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The errors that the document names for an operation are those that the catalogue has. */
class ErrorsInTheDocumentTest {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^#### `([\\w.]+)`$(.*?)(?=^#{1,4} |\\z)");
  private static final Pattern ERRORS = Pattern.compile("(?s)Errors:(.*?)(?:\\n\\n|\\z)");
  private static final Pattern WORD = Pattern.compile("`([\\w.]+)`");

  private static final Set<String> CODES =
      Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());

  /** Those that any operation may answer are named where there is more to say of them. */
  private static final Set<String> ANY =
      Set.of("invalid_input", "unauthenticated", "rate_limited", "unavailable", "internal");

  @Test
  void everyOperationHasTheErrorsThatTheDocumentNames() {
    Map<String, Set<String>> documented = new TreeMap<>();
    Matcher sections = SECTION.matcher(ProtocolDocument.text());
    while (sections.find()) {
      documented.put(sections.group(1), errors(sections.group(2), documented));
    }
    Map<String, Set<String>> declared = new TreeMap<>();
    try (TestServer server = TestServer.start()) {
      for (Operation<?, ?> operation : server.operations()) {
        declared.put(
            operation.name(),
            operation.refusals().stream()
                .map(ErrorCode::code)
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertThat(documented).isEqualTo(declared);
  }

  private static Set<String> errors(String section, Map<String, Set<String>> others) {
    Set<String> codes = new TreeSet<>();
    Matcher errors = ERRORS.matcher(section);
    while (errors.find()) {
      Matcher words = WORD.matcher(errors.group(1));
      while (words.find()) {
        if (CODES.contains(words.group(1))) {
          codes.add(words.group(1));
        } else {
          // As another operation.
          codes.addAll(others.getOrDefault(words.group(1), Set.of()));
        }
      }
    }
    codes.removeAll(ANY);
    return codes;
  }
}
