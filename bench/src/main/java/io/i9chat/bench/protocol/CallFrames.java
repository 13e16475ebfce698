package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.stream.Collectors;

/** The frames of calls that are made seldom enough to be put together as text. */
public final class CallFrames {
  private CallFrames() {}

  /**
   * A call.
   *
   * @param id unique among the calls of its connection that have no answer yet
   * @param args the members of the arguments object, in JSON without the braces
   */
  public static byte[] frame(long id, String op, String args) {
    return ("{\"id\":\"" + id + "\",\"op\":\"" + op + "\",\"args\":{" + args + "}}")
        .getBytes(UTF_8);
  }

  /**
   * The arguments of {@code messages.send} with a text.
   *
   * @param text without anything that JSON escapes
   */
  public static String message(String chat, String clientId, String text) {
    return "\"chatId\":\""
        + chat
        + "\",\"clientId\":\""
        + clientId
        + "\",\"content\":{\"type\":\"text\",\"text\":\""
        + text
        + "\"}";
  }

  /** A list of names, in JSON. */
  public static String names(Collection<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
  }
}
