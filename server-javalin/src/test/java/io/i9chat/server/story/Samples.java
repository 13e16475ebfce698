package io.i9chat.server.story;

import io.i9chat.server.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Contents of every type, uploaded by the person who is to send them. */
final class Samples {
  static final List<String> TYPES = List.of("text", "voice", "audio", "photos", "videos", "file");

  private Samples() {}

  /** New content of this type, with media of their own. */
  static Map<String, Object> of(String type, Actor owner) {
    return switch (type) {
      case "text" -> Map.of("type", type, "text", "as it was");
      case "voice" ->
          Map.of("type", type, "media", upload(owner, "voice", "audio/ogg"), "durationMs", 1_500);
      case "audio" -> Map.of("type", type, "media", upload(owner, "audio", "audio/mpeg"));
      case "photos" -> photos(owner);
      case "videos" ->
          Map.of(
              "type",
              type,
              "items",
              List.of(Map.of("media", upload(owner, "video", "video/mp4"))),
              "caption",
              "as it was");
      case "file" ->
          Map.of(
              "type",
              type,
              "media",
              upload(owner, "file", "application/pdf"),
              "name",
              "plan.pdf",
              "caption",
              "as it was");
      default -> throw new AssertionError(type);
    };
  }

  private static Map<String, Object> photos(Actor owner) {
    return Map.of(
        "type",
        "photos",
        "items",
        List.of(
            Map.of(
                "media",
                upload(owner, "photo", "image/jpeg"),
                "preview",
                upload(owner, "preview", "image/jpeg")),
            Map.of("media", upload(owner, "photo", "image/jpeg"))),
        "caption",
        "as it was");
  }

  static String upload(Actor owner, String kind, String mime) {
    return Uploads.upload(owner.api(), kind, mime, bytes(mime));
  }

  /** A kilobyte that begins as this type does. */
  static byte[] bytes(String mime) {
    return switch (mime) {
      case "image/jpeg" -> Uploads.jpeg(1_000);
      case "audio/ogg" -> beginning("OggS");
      case "audio/mpeg" -> beginning("ID3");
      case "video/mp4" -> beginning("\0\0\0\u0018ftypisom");
      default -> beginning("%PDF-1.7");
    };
  }

  private static byte[] beginning(String start) {
    byte[] bytes = new byte[1_000];
    byte[] first = start.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(first, 0, bytes, 0, first.length);
    return bytes;
  }
}
