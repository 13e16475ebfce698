package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every number that the document gives is the one that {@code limits.get} answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsInTheDocumentTest {
  private static final Map<String, Long> UNITS =
      Map.of("second", 1_000L, "minute", 60_000L, "hour", 3_600_000L, "day", 86_400_000L);

  private static final Pattern REFILL = Pattern.compile("(\\d+) per (?:(\\d+) )?(\\w+?)s?");

  private final Map<String, Long> answered = new TreeMap<>();

  @BeforeAll
  void askAServerWithTheDefaults() {
    // The budget is an eighth of the heap unless it is set; the document gives the least.
    Map<String, String> settings = Map.of("I9CHAT_RATE_LIMITS", "on", "I9CHAT_BUDGET", "16");
    try (TestServer server = TestServer.start(settings)) {
      for (Map.Entry<String, JsonNode> limit : server.api().get("/limits").json().properties()) {
        answered.put(limit.getKey(), limit.getValue().longValue());
      }
    }
  }

  @AfterAll
  void somethingWasAnswered() {
    assertThat(answered).hasSizeGreaterThan(100);
  }

  @Test
  void otherLimits() {
    Map<String, Long> documented = new TreeMap<>();
    for (List<String> row : ProtocolDocument.table("### Other limits")) {
      documented.put(row.get(0), Long.valueOf(row.get(1)));
    }

    Map<String, Long> others = new TreeMap<>(answered);
    others.keySet().removeIf(name -> name.startsWith("rate."));
    assertThat(documented).isEqualTo(others);
  }

  @Test
  void rateLimits() {
    Map<String, Long> documented = new TreeMap<>();
    for (List<String> row : ProtocolDocument.table("## Rate limits")) {
      String bucket = "rate." + row.get(0);
      MatchResult refill = REFILL.matcher(row.get(2)).results().findFirst().orElseThrow();
      long units = refill.group(2) == null ? 1 : Long.parseLong(refill.group(2));
      documented.put(bucket + ".burst", Long.valueOf(row.get(1)));
      documented.put(bucket + ".refill", Long.valueOf(refill.group(1)));
      documented.put(bucket + ".periodMs", units * unit(row.get(2)));
      documented.put(bucket + ".shared", row.get(row.size() - 2).equals("cluster") ? 1L : 0L);
    }

    Map<String, Long> rates = new TreeMap<>(answered);
    rates.keySet().removeIf(name -> !name.startsWith("rate."));
    assertThat(documented).isEqualTo(rates);
  }

  private static long unit(String refill) {
    String last = refill.substring(refill.lastIndexOf(' ') + 1);
    return UNITS.getOrDefault(last.endsWith("s") ? last.substring(0, last.length() - 1) : last, 0L);
  }

  /** The same numbers where they stand in the text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          `username` has 3 to # letters                  | username.length
          `password` has 8 to # characters               | password.length
          `displayName` (1 to #,                         | displayName.length
          `bio` (up to #)                                | bio.length
          `device` (1 to #)                              | device.length
          `clientId` has 1 to # characters               | clientId.length
          `text`: 1 to # characters                      | text.length
          Captions have up to # characters               | caption.length
          `name`: 1 to # characters                      | fileName.length
          `name` (1 to # characters)                     | fileName.length
          has blocked # people                           | blocks.perPerson
          Watches belong to the connection: at most #    | presence.watched
          At most # chats can be named                   | sync.known
          take its entries (at most #)                   | sync.entries
          `limit` is 1 to #,                             | page.items
          any string of 1 to # printable characters      | socket.callId
          More than # unanswered calls                   | socket.callsInFlight
          wait for a client pass # frames                | socket.waitingEvents
          dies after # tries                             | codes.tries
          """)
  void numbersInTheText(String sentence, String limit) {
    String pattern = Pattern.quote(sentence).replace("#", "\\E([0-9,]+)\\Q");
    List<Long> numbers =
        Pattern.compile(pattern)
            .matcher(ProtocolDocument.text().replaceAll("\\s+", " "))
            .results()
            .map(found -> Long.valueOf(found.group(1).replace(",", "")))
            .toList();

    assertThat(numbers).isNotEmpty().containsOnly(answered.get(limit));
  }
}
