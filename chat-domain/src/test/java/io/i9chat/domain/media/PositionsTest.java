package io.i9chat.domain.media;

import static io.i9chat.domain.media.Images.EXIF;
import static io.i9chat.domain.media.Images.XMP;
import static io.i9chat.domain.media.Images.bytes;
import static io.i9chat.domain.media.Images.joined;
import static io.i9chat.domain.media.Images.jpeg;
import static io.i9chat.domain.media.Images.png;
import static io.i9chat.domain.media.Images.tiff;
import static io.i9chat.domain.media.Images.webp;
import static io.i9chat.domain.media.Images.xmp;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Rule;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where images say that they were taken. */
final class PositionsTest {
  private static final byte[] LITTLE = tiff(ByteOrder.LITTLE_ENDIAN, 0, 1, 2, 3, 4);
  private static final byte[] BIG = tiff(ByteOrder.BIG_ENDIAN, 0, 2);
  private static final byte[] NOWHERE = tiff(ByteOrder.BIG_ENDIAN, 0, 6, 29);
  private static final byte[] PACKET = bytes(xmp("exif:GPSLatitude"));
  private static final byte[] PLAIN = bytes(xmp("dc:title"));

  static Stream<Arguments> withPosition() {
    byte[] deflated = Images.deflated(PACKET);
    return Stream.of(
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(EXIF), LITTLE))),
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(EXIF), BIG))),
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(XMP), PACKET))),
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(Images.XMP_EXTENSION), PACKET))),
        Arguments.of("image/png", png("eXIf", BIG)),
        Arguments.of(
            "image/png", png("iTXt", joined(bytes("XML:com.adobe.xmp\0\0\0\0\0"), PACKET))),
        Arguments.of(
            "image/png", png("iTXt", joined(bytes("XML:com.adobe.xmp\0\1\0en\0x\0"), deflated))),
        Arguments.of("image/webp", webp("EXIF", LITTLE)),
        Arguments.of("image/webp", webp("EXIF", joined(bytes(EXIF), LITTLE))),
        Arguments.of("image/webp", webp("XMP ", bytes(xmp("exif:GPSLongitude")))));
  }

  static Stream<Arguments> withoutPosition() {
    return Stream.of(
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(EXIF), NOWHERE))),
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes(XMP), PLAIN))),
        Arguments.of("image/jpeg", jpeg(0xE1, joined(bytes("else\0"), LITTLE))),
        Arguments.of("image/jpeg", jpeg(0xDA, joined(bytes(EXIF), LITTLE))),
        Arguments.of("image/png", png("eXIf", NOWHERE)),
        Arguments.of("image/png", png("tEXt", bytes("Comment\0no place"))),
        Arguments.of("image/webp", webp("EXIF", NOWHERE)),
        Arguments.of("image/webp", webp("XMP ", PLAIN)),
        Arguments.of("image/avif", LITTLE));
  }

  @ParameterizedTest
  @MethodSource("withPosition")
  @Rule("MEDIA-I")
  void areFound(String mime, byte[] image) {
    assertThat(Positions.in(new MimeType(mime), image)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("withoutPosition")
  @Rule("MEDIA-I")
  void areNotFoundWhereThereIsNone(String mime, byte[] image) {
    assertThat(Positions.in(new MimeType(mime), image)).isFalse();
  }

  @Test
  @Rule("MEDIA-I")
  void whatIsCutOrDamagedEndsTheSearch() {
    Random random = new Random(1);
    withPosition()
        .forEach(image -> {
          MimeType mime = new MimeType((String) Objects.requireNonNull(image.get()[0]));
          byte[] whole = (byte[]) Objects.requireNonNull(image.get()[1]);
          for (int length = 0; length < whole.length; length++) {
            var unused = Positions.in(mime, Arrays.copyOf(whole, length));
          }
          for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
              damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            }
            var unused = Positions.in(mime, damaged);
          }
        });
  }

  @Test
  @Rule("MEDIA-I")
  void arePicturesAndPreviewsKeptFromBeingUsed() {
    byte[] image = jpeg(0xE1, joined(bytes(EXIF), LITTLE));
    byte[] plain = jpeg(0xE1, joined(bytes(EXIF), NOWHERE));
    try (MediaHouse house = new MediaHouse()) {
      PersonId ada = house.settle();
      MediaId picture = house.uploaded(ada, MediaKind.PICTURE, "image/jpeg", image);
      MediaId bare = house.uploaded(ada, MediaKind.PICTURE, "image/jpeg", plain);
      MediaId preview = house.uploaded(ada, MediaKind.PREVIEW, "image/jpeg", image);
      MediaId photo = house.uploaded(ada, MediaKind.PHOTO, "image/jpeg", image);

      assertThat(house.checks.picture(ada, new Picture(picture, null)))
          .contains(MediaFault.POSITION);
      assertThat(house.checks.picture(ada, new Picture(bare, preview)))
          .contains(MediaFault.POSITION);
      assertThat(house.checks.picture(ada, new Picture(bare, null))).isEmpty();
      Content pair = new Content.Photos(List.of(new Content.Visual(photo, preview)), null);
      assertThat(house.checks.body(ada, pair))
          .isEqualTo(new MediaChecks.Checked.Unusable(MediaFault.POSITION));
      assertThat(house.body(ada, MediaHouse.photos(photo))).isPresent();
    }
  }
}
