package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer;
import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Plays the session that the document shows against a server. A line is {@code NAME connects},
 * {@code NAME goes}, a frame that {@code NAME>} sends, or one that {@code NAME<} gets.
 */
class TranscriptTest {
  private static final String HEADING = "### A session from beginning to end";

  private final Map<String, Connected> connections = new HashMap<>();
  private final List<JsonNode> shown = new ArrayList<>();
  private final Shape shape = new Shape();

  /** One connection, and the frames that came over it and are not shown yet. */
  private static final class Connected {
    private final SocketClient client;
    private final List<JsonNode> open = new ArrayList<>();
    private int looked;

    private Connected(SocketClient client) {
      this.client = client;
    }

    /** Frames that are not shown yet, with those that have come since. */
    private List<JsonNode> open() {
      List<JsonNode> all = client.frames();
      open.addAll(all.subList(looked, all.size()));
      looked = all.size();
      return open;
    }

    /** Counts one such frame as shown, if it has come. */
    private boolean takes(JsonNode wanted, Shape shape) {
      for (JsonNode frame : open()) {
        if (shape.fits(wanted, frame)) {
          return open.remove(frame);
        }
      }
      return false;
    }
  }

  @Test
  void theSessionOfTheDocumentIsWhatAServerDoes() {
    List<String> lines =
        ProtocolDocument.below(HEADING).stream()
            .filter(line -> line.matches("\\w+( connects| goes|[<>] .*)"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(25);
    try (TestServer server = TestServer.start()) {
      server.signUp("ada");
      server.signUp("bob");
      lines.forEach(line -> play(line, server));
      List.copyOf(connections.keySet()).forEach(this::goes);
    }
  }

  private void play(String line, TestServer server) {
    String[] words = line.split("[ <>]", 2);
    switch (line.charAt(words[0].length())) {
      case '>' -> connection(words[0]).client.send(shape.filled(words[1].strip()));
      case '<' -> comes(words[0], Shape.parsed(words[1]));
      default -> {
        if (words[1].equals("connects")) {
          URI url = URI.create("http://127.0.0.1:" + server.port());
          connections.put(words[0], new Connected(SocketClient.anonymous(url)));
        } else {
          assertThat(words[1]).isEqualTo("goes");
          goes(words[0]);
        }
      }
    }
  }

  private Connected connection(String name) {
    Connected connected = connections.get(name);
    if (connected == null) {
      throw new AssertionError(name + " is not connected");
    }
    return connected;
  }

  /** Events and answers come in no certain order, so a frame may have come before others. */
  private void comes(String name, JsonNode wanted) {
    Connected connected = connection(name);
    shown.add(wanted);
    try {
      Await.until(name + " gets " + wanted, () -> connected.takes(wanted, shape));
    } catch (AssertionError never) {
      throw new AssertionError(never.getMessage() + ", and got " + connected.open(), never);
    }
  }

  /** Everything that came is shown; only what is shown may have come once more. */
  private void goes(String name) {
    Connected connected = connection(name);
    assertThat(connected.open())
        .allSatisfy(frame ->
            assertThat(shown.stream().anyMatch(each -> shape.fits(each, frame)))
                .as(name + " got " + frame)
                .isTrue());
    connected.client.close();
    connections.remove(name);
  }
}
