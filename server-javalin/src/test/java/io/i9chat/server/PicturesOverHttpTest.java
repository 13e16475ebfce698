package io.i9chat.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pictures of people and groups, as clients set them. */
class PicturesOverHttpTest {
  private static byte[] withPosition() {
    byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,30N'/>".getBytes(US_ASCII);
    byte[] image = Uploads.jpeg(2_000);
    System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xE1, 1, 0}, 0, image, 20, 4);
    System.arraycopy(xmp, 0, image, 24, xmp.length);
    return image;
  }

  @Test
  @Rule("MEDIA-I")
  void oneThatSaysWhereItWasTakenIsRefused() {
    try (TestServer server = TestServer.start()) {
      Api ada = server.api(server.signUp());
      String picture = Uploads.upload(ada, "picture", "image/jpeg", withPosition());
      Map<String, Object> change = Map.of("picture", Map.of("media", picture));

      Answer refused = ada.send("PATCH", "/me", change);
      assertThat(refused.code()).isEqualTo("media_invalid");
      assertThat(refused.text("detail")).contains("position");
    }
  }
}
