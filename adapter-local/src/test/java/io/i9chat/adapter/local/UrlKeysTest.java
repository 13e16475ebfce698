package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.Served;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose URLs a store takes. */
class UrlKeysTest {
  private static final int NOT_GENUINE = 403;
  private static final int GONE = 404;

  @TempDir Path data;
  private final SecretKey present = key();
  private final SecretKey older = key();

  private static SecretKey key() {
    return new SecretKeySpec(Fresh.bytes(32), SignedUrls.HMAC);
  }

  private DiskMedia sharing(SecretKey... keys) {
    return DiskMedia.open(LocalConfig.in(data).sharing(data.resolve("shared"), List.of(keys)));
  }

  /** What a store answers to a genuine URL of another, of an object that is not there. */
  private static int status(DiskMedia signing, DiskMedia asked) {
    MediaId media = Fresh.media();
    Served as = new Served(new MimeType("image/png"), false, null);
    URI url = signing.download(media, "0", as, Fresh.now().plusSeconds(60)).url();
    return Request.of("GET", url).to(asked).status();
  }

  @Test
  void theFirstKeySignsAndEachIsTaken() {
    DiskMedia before = sharing(older);
    DiskMedia during = sharing(present, older);
    DiskMedia after = sharing(present);
    assertThat(status(before, during)).isEqualTo(GONE);
    assertThat(status(during, after)).isEqualTo(GONE);
    assertThat(status(during, before)).isEqualTo(NOT_GENUINE);
    assertThat(status(before, after)).isEqualTo(NOT_GENUINE);
  }

  @Test
  void aFolderThatIsSharedHasNoKeyInIt() {
    sharing(present);
    assertThat(data.resolve("shared")).isDirectoryNotContaining("glob:**signing.key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalConfig.in(data).sharing(data, List.of()));
    assertThat(LocalConfig.in(data).sharing(data, List.of(present)).toString())
        .doesNotContain("Key");
  }

  @Test
  void storesThatMakeAFolderAtOnceHaveOneKey() {
    List<DiskMedia> stores = Race.of(8, i -> DiskMedia.open(LocalConfig.in(data)));
    for (DiskMedia each : stores) {
      assertThat(status(stores.getFirst(), each)).isEqualTo(GONE);
    }
  }
}
