package io.i9chat.adapter.s3.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** An answer that the gate gives by itself, as Amazon S3 would. */
public record Refusal(int status, String body, Map<String, String> headers) {
  /** An error by its code. */
  public static Refusal of(int status, String code, String message) {
    return new Refusal(
        status,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message),
        Map.of("Content-Type", "application/xml"));
  }

  /** An answer in XML that is no error. */
  public static Refusal answer(String xml) {
    return new Refusal(200, xml, Map.of("Content-Type", "application/xml"));
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
