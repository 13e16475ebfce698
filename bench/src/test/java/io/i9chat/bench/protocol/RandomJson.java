package io.i9chat.bench.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random JSON, and random ways to write the same JSON. */
final class RandomJson {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] PIECES = {
    "a", "seq", "\"", "\\", "\\\"", "{", "}", "[", "]", ":", ",", "ü", "日本", "😀", "\n", "\t",
    "\u0001", "/", " ", "re", "0", "true"
  };

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Adds members that no reader knows, holding anything. */
  void addNoise(ObjectNode object, int depth) {
    for (int i = random.nextInt(4); i > 0; i--) {
      addValue(object, "x" + text(), depth);
    }
  }

  private void addValue(ObjectNode object, String key, int depth) {
    switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> object.put(key, text());
      case 1 -> object.put(key, random.nextLong());
      case 2 -> object.put(key, random.nextDouble() * 1e20);
      case 3 -> object.put(key, random.nextBoolean());
      case 4 -> object.putNull(key);
      case 5 -> {
        ArrayNode array = object.putArray(key);
        for (int i = random.nextInt(4); i > 0; i--) {
          addNoise(array.addObject(), depth + 1);
          array.add(text());
        }
      }
      default -> {
        ObjectNode child = object.putObject(key);
        // The words of the protocol, where they mean nothing.
        child.put("seq", random.nextInt());
        child.put("clientId", text());
        addNoise(child, depth + 1);
      }
    }
  }

  /** The same object with its members, at every depth, in another order. */
  ObjectNode shuffled(ObjectNode object) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>(object.propertyNames());
    Collections.shuffle(names, random);
    for (String name : names) {
      result.set(
          name, object.get(name) instanceof ObjectNode child ? shuffled(child) : object.get(name));
    }
    return result;
  }

  /** Writes it compact or spread out, and sometimes with letters written as escapes. */
  String written(ObjectNode object) {
    String json =
        random.nextBoolean()
            ? JSON.writeValueAsString(object)
            : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    if (random.nextBoolean()) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString && c == '\\') {
        int length = json.charAt(i + 1) == 'u' ? 6 : 2;
        escaped.append(json, i, i + length);
        i += length - 1;
      } else if (inString
          && (c > 126 || (Character.isLetterOrDigit(c) && random.nextInt(8) == 0))) {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        inString ^= c == '"';
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
