package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServingTest {
  private static final MimeType BYTES = new MimeType("application/octet-stream");

  private static NewMedia media(MediaKind kind, String mime, @Nullable String name) {
    return new NewMedia(
        new MediaId(Fresh.person().value()),
        Fresh.person(),
        kind,
        new MimeType(mime),
        1,
        name == null ? null : new FileName(name),
        Fresh.now());
  }

  private static @Nullable FileName nameOf(String name) {
    return Serving.of(media(MediaKind.FILE, "text/plain", null), new FileName(name)).name();
  }

  @ParameterizedTest
  @CsvSource({
    "VOICE, audio/ogg",
    "AUDIO, audio/mpeg",
    "PHOTO, image/png",
    "VIDEO, video/mp4",
    "PICTURE, image/webp",
    "PREVIEW, image/jpeg"
  })
  @Rule("MEDIA-H")
  void whatWasCheckedIsShownAsWhatItIs(MediaKind kind, String mime) {
    assertThat(Serving.of(media(kind, mime, "holiday"), null))
        .isEqualTo(new Served(new MimeType(mime), false, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/svg+xml", "image/png", "application/pdf"})
  @Rule("MEDIA-H")
  void aFileIsOnlyEverSavedWhateverItIs(String mime) {
    assertThat(Serving.of(media(MediaKind.FILE, mime, "page.html"), null))
        .isEqualTo(new Served(BYTES, true, new FileName("page.html")));
  }

  @Test
  @Rule("MEDIA-H")
  void aTypeThatIsNotOfTheKindIsOnlyEverSaved() {
    assertThat(Serving.of(media(MediaKind.PHOTO, "text/html", null), null))
        .isEqualTo(new Served(BYTES, true, null));
  }

  @Test
  void theNameInTheMessageComesBeforeTheOneOfTheUpload() {
    assertThat(
            Serving.of(media(MediaKind.FILE, "text/plain", "tmp"), new FileName("notes.txt"))
                .name())
        .isEqualTo(new FileName("notes.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "naïve ☕.txt, naïve ☕.txt",
    "../../etc/passwd, _.._etc_passwd",
    "'C:\\boot.ini', C__boot.ini",
    "'a\"b<c>|?*.txt', a_b_c____.txt",
    ".bashrc, bashrc",
    "'report.pdf. . ', report.pdf",
    "'a\nb\tc', a_b_c",
  })
  @Rule("MEDIA-H")
  void aNameIsCleanedOfWhatCouldLeadAstray(String name, String cleaned) {
    assertThat(nameOf(name)).isEqualTo(new FileName(cleaned));
  }

  @Test
  void aNameCannotBeShownOtherThanItIs() {
    assertThat(nameOf("photo\u200Fgpj.exe")).isEqualTo(new FileName("photogpj.exe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ". .", ".\u3164."})
  void aNameOfNothingElseIsNone(String name) {
    assertThat(nameOf(name)).isNull();
  }
}
