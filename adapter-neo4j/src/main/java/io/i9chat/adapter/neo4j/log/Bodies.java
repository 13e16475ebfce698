package io.i9chat.adapter.neo4j.log;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Content.Dimensions;
import io.i9chat.ports.model.log.Content.Visual;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * How bodies are spelled as properties of entries: {@code type}, {@code text} for what is written,
 * {@code media} and their {@code previews} for what is carried, {@code mimes} and {@code sizes} for
 * all of these in order, {@code widths} and {@code heights} if they were told of one of them. One
 * that is withdrawn has none of them any more.
 */
public final class Bodies {
  /** Takes e, an entry; takes its body away, and what it would be found by. */
  public static final String WITHDRAW =
      """
      SET e.type = null, e.text = null, e.media = null, e.previews = null, e.mimes = null,
        e.sizes = null, e.widths = null, e.heights = null, e.durationMs = null, e.fileName = null, e.words = null,
        e.wordsOf = null, e.said = null, e.unindexed = null
      """;

  /** A list of properties has no gaps; this stands for a photo or video without a preview. */
  private static final String NO_PREVIEW = "";

  private Bodies() {}

  static void put(Map<String, Object> row, @Nullable Body body) {
    if (body == null) {
      return;
    }
    if (!body.media().isEmpty()) {
      row.put("mimes", body.media().stream().map(each -> each.mime().value()).toList());
      row.put("sizes", body.media().stream().map(MediaFacts::size).toList());
    }
    if (!body.content().written().isEmpty()) {
      row.put("text", body.content().written());
    }
    switch (body.content()) {
      case Content.Text text -> row.put("type", "text");
      case Content.Voice voice -> {
        put(row, "voice", voice.media());
        row.put("durationMs", voice.durationMs());
      }
      case Content.Audio audio -> put(row, "audio", audio.media());
      case Content.File file -> {
        put(row, "file", file.media());
        row.put("fileName", file.name().value());
      }
      case Content.Photos photos -> put(row, "photos", photos.items());
      case Content.Videos videos -> put(row, "videos", videos.items());
    }
  }

  private static void put(Map<String, Object> row, String type, MediaId media) {
    row.put("type", type);
    row.put("media", List.of(media.toString()));
  }

  private static void put(Map<String, Object> row, String type, List<Visual> items) {
    row.put("type", type);
    row.put("media", items.stream().map(item -> item.media().toString()).toList());
    row.put("previews", items.stream().map(Bodies::preview).toList());
    if (items.stream().anyMatch(item -> item.dimensions() != null)) {
      row.put("widths", items.stream().map(item -> pixels(item, Dimensions::width)).toList());
      row.put("heights", items.stream().map(item -> pixels(item, Dimensions::height)).toList());
    }
  }

  /** A list of properties has no gaps; 0 stands for what was not told. */
  private static long pixels(Visual item, ToIntFunction<Dimensions> side) {
    return item.dimensions() == null ? 0 : side.applyAsInt(item.dimensions());
  }

  /** Of one that is just being withdrawn a reader may see one list without the other. */
  private static @Nullable Dimensions dimensions(Value row, int at) {
    if (row.get("widths").isNull() || row.get("heights").isNull()) {
      return null;
    }
    int width = row.get("widths").get(at).asInt();
    return width == 0 ? null : new Dimensions(width, row.get("heights").get(at).asInt());
  }

  private static String preview(Visual item) {
    return item.preview() == null ? NO_PREVIEW : item.preview().toString();
  }

  static @Nullable Body body(Value row) {
    if (!isWhole(row)) {
      return null;
    }
    Content content = content(row);
    List<MediaFacts> facts = new ArrayList<>();
    for (MediaId media : content.objects()) {
      int at = facts.size();
      facts.add(
          new MediaFacts(
              media,
              new MimeType(Properties.text(row.get("mimes").get(at))),
              row.get("sizes").get(at).asLong()));
    }
    return new Body(content, facts);
  }

  /** Of one that is just being withdrawn a reader may see a part. */
  private static boolean isWhole(Value row) {
    String type = row.get("type").asString("");
    return switch (type) {
      case "" -> false;
      case "text" -> !row.get("text").isNull();
      case "voice" -> carriesWhole(row) && !row.get("durationMs").isNull();
      case "file" -> carriesWhole(row) && !row.get("fileName").isNull();
      case "photos", "videos" -> carriesWhole(row) && !row.get("previews").isNull();
      default -> carriesWhole(row);
    };
  }

  private static boolean carriesWhole(Value row) {
    return !row.get("media").isNull() && !row.get("mimes").isNull() && !row.get("sizes").isNull();
  }

  private static Content content(Value row) {
    String type = Properties.text(row.get("type"));
    return switch (type) {
      case "text" -> Content.Text.kept(Properties.text(row.get("text")));
      case "voice" -> new Content.Voice(only(row), row.get("durationMs").asLong());
      case "audio" -> new Content.Audio(only(row));
      case "file" ->
          new Content.File(
              only(row), FileName.kept(Properties.text(row.get("fileName"))), caption(row));
      case "photos" -> new Content.Photos(items(row), caption(row));
      case "videos" -> new Content.Videos(items(row), caption(row));
      default -> throw new IllegalStateException("a body of unknown type: " + type);
    };
  }

  private static MediaId only(Value row) {
    return MediaId.parse(Properties.text(row.get("media").get(0)));
  }

  private static @Nullable Caption caption(Value row) {
    Value text = row.get("text");
    return text.isNull() ? null : Caption.kept(Properties.text(text));
  }

  private static List<Visual> items(Value row) {
    List<Visual> items = new ArrayList<>();
    for (Value media : row.get("media").values()) {
      String preview = Properties.text(row.get("previews").get(items.size()));
      items.add(
          new Visual(
              MediaId.parse(Properties.text(media)),
              preview.equals(NO_PREVIEW) ? null : MediaId.parse(preview),
              dimensions(row, items.size())));
    }
    return items;
  }
}
