package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page is checked against the sources of the server, which this module does not depend on. */
class ProtocolPageTest {
  private static final String PAGE = "docs/protocol.md";
  private static final String SERVER = "server-javalin/src/main/java/io/i9chat/server/";

  private static final Pattern OPERATION = Pattern.compile("Operation\\.named\\(\\s*\"([^\"]+)\"");
  private static final Pattern BINDING =
      Pattern.compile("\\.http(?:Only)?\\(\\s*\"([A-Z]+)\",\\s*\"([^\"]+)\",\\s*(\\d+)\\)");
  private static final Pattern CLOSE =
      Pattern.compile("(?m)^  [A-Z_0-9]+\\(\\s*(\\d{4}),\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"");
  private static final Pattern ERROR = Pattern.compile("(?m)^  ([A-Z_]+)\\((\\d{3}), \"");
  private static final Pattern USED_ERROR = Pattern.compile("ErrorCode\\.([A-Z_]+)");
  private static final Pattern BUCKET =
      Pattern.compile("Bucket\\.of(?:Node|Cluster)\\(\\s*\"([^\"]+)\",\\s*(\\d+),\\s*(\\d+),");
  private static final Pattern LIMIT = Pattern.compile("\"([a-zA-Z]+\\.[a-zA-Z]+)\",");

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(Documents.root().resolve(SERVER))) {
      return files.filter(file -> file.toString().endsWith(".java")).map(Documents::text).toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void thePageListsExactlyTheOperationsWithTheirBindings() {
    Map<String, String> declared = new TreeMap<>();
    sources().forEach(source -> declared.putAll(operations(source)));
    Map<String, String> listed = new TreeMap<>();
    Documents.table(PAGE, "All operations").stream()
        .skip(1)
        .forEach(row -> listed.put(plain(row.get(0)), plain(row.get(1)) + " " + row.get(2)));
    assertThat(declared).hasSizeGreaterThan(20);
    assertThat(listed).isEqualTo(declared);
  }

  private static Map<String, String> operations(String source) {
    Map<String, String> found = new TreeMap<>();
    Matcher operation = OPERATION.matcher(source);
    List<MatchResult> all = new ArrayList<>(operation.results().toList());
    for (int i = 0; i < all.size(); i++) {
      int end = i + 1 < all.size() ? all.get(i + 1).start() : source.length();
      Matcher binding = BINDING.matcher(source.substring(all.get(i).end(), end));
      found.put(
          all.get(i).group(1),
          binding.find()
              ? binding.group(1) + " " + binding.group(2) + " " + binding.group(3)
              : "WebSocket only ");
    }
    return found;
  }

  @Test
  void everyOperationHasAnExample() {
    String page = Documents.text(PAGE);
    Documents.table(PAGE, "All operations").stream()
        .skip(1)
        .map(row -> plain(row.get(0)))
        .forEach(name ->
            assertThat(page.lines().filter(line -> line.matches("#### .*`" + name + "`.*")))
                .as(name)
                .hasSize(1));
  }

  @Test
  void thePageListsExactlyTheCloseCodes() {
    List<String> declared =
        CLOSE
            .matcher(Documents.text(SERVER + "wire/socket/CloseCode.java"))
            .results()
            .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
            .toList();
    List<String> listed =
        Documents.table(PAGE, "Close codes").stream()
            .skip(1)
            .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
            .toList();
    assertThat(declared).hasSizeGreaterThan(8);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void thePageListsExactlyTheErrorsThatTheServerAnswers() {
    Map<String, String> statuses = new TreeMap<>();
    ERROR
        .matcher(Documents.text(SERVER + "wire/ErrorCode.java"))
        .results()
        .forEach(found -> statuses.put(found.group(1), found.group(2)));
    Map<String, String> answered = new TreeMap<>();
    sources().stream()
        .flatMap(source -> USED_ERROR.matcher(source).results())
        .map(found -> found.group(1))
        .filter(statuses::containsKey)
        .forEach(name -> answered.put(name.toLowerCase(Locale.ROOT), statuses.get(name)));
    Map<String, String> listed = new TreeMap<>();
    Documents.table(PAGE, "Errors").stream()
        .skip(1)
        .forEach(row -> listed.put(plain(row.get(0)), row.get(1)));
    assertThat(answered).hasSizeGreaterThan(8);
    assertThat(listed).isEqualTo(answered);
  }

  @Test
  void thePageListsExactlyTheRateBuckets() {
    List<String> texts = new ArrayList<>(sources());
    Path domain = Documents.root().resolve("chat-domain");
    Documents.sources("src/main/java").stream()
        .filter(file -> file.startsWith(domain))
        .forEach(file -> texts.add(Documents.text(file)));
    List<String> declared =
        texts.stream()
            .flatMap(text -> BUCKET.matcher(text).results())
            .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
            .toList();
    List<String> listed =
        Documents.table(PAGE, "Rate limits").stream()
            .skip(1)
            .map(row -> plain(row.get(0)) + " " + row.get(1) + " " + row.get(2).split(" ", -1)[0])
            .toList();
    assertThat(declared).hasSizeGreaterThan(4);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void thePageListsExactlyTheOtherPublishedLimits() {
    List<String> declared =
        Stream.of(
                "boot/PublishedLimits.java",
                "operation/server/ValueLimits.java",
                "ws/SocketLimits.java")
            .map(file -> Documents.text(SERVER + file))
            .flatMap(text -> LIMIT.matcher(text).results())
            .map(found -> found.group(1))
            .toList();
    List<String> listed =
        Documents.table(PAGE, "Other limits").stream()
            .skip(1)
            .map(row -> plain(row.get(0)))
            .toList();
    assertThat(declared).hasSizeGreaterThan(20);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }
}
