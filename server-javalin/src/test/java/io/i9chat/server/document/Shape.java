package io.i9chat.server.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames as a document shows them: {@code "…"} and <code>{…}</code> are anything, a text that ends
 * in dots stands for the same text everywhere, and a time for any time.
 */
final class Shape {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DOTS = "…";
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  private Map<String, String> known = new HashMap<>();

  /** A frame that is shown. */
  static JsonNode parsed(String frame) {
    return JSON.readTree(frame.replace("{" + DOTS + "}", "\"" + DOTS + "\""));
  }

  /** A frame with the texts in it that are known by now. */
  String filled(String frame) {
    String filled = frame;
    for (Map.Entry<String, String> text : known.entrySet()) {
      filled = filled.replace(text.getKey(), text.getValue());
    }
    return filled;
  }

  /** Whether a frame is one that is shown so; then the texts in it are known from now on. */
  boolean fits(JsonNode wanted, JsonNode frame) {
    Map<String, String> before = new HashMap<>(known);
    boolean fits = isLike(wanted, frame);
    if (!fits) {
      known = before;
    }
    return fits;
  }

  private boolean isLike(JsonNode wanted, JsonNode frame) {
    if (wanted.isString()) {
      return isLike(wanted.asString(), frame);
    }
    if (wanted.isObject()) {
      // The order of fields is part of what is shown.
      return frame.isObject()
          && List.copyOf(wanted.propertyNames()).equals(List.copyOf(frame.propertyNames()))
          && wanted.properties().stream()
              .allMatch(each -> isLike(each.getValue(), frame.get(each.getKey())));
    }
    if (wanted.isArray()) {
      boolean fits = frame.isArray() && wanted.size() == frame.size();
      for (int i = 0; fits && i < wanted.size(); i++) {
        fits = isLike(wanted.get(i), frame.get(i));
      }
      return fits;
    }
    return wanted.equals(frame);
  }

  private boolean isLike(String wanted, JsonNode frame) {
    if (wanted.equals(DOTS)) {
      return true;
    }
    if (!frame.isString()) {
      return false;
    }
    if (TIME.matcher(wanted).matches()) {
      return TIME.matcher(frame.asString()).matches();
    }
    return wanted.endsWith(DOTS)
        ? known.computeIfAbsent(wanted, text -> frame.asString()).equals(frame.asString())
        : wanted.equals(frame.asString());
  }
}
