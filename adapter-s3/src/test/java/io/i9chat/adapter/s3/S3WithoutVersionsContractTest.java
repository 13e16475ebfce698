package io.i9chat.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.media.EmptyMediaContract;
import io.i9chat.tck.media.MediaClient;
import io.i9chat.tck.media.MediaPairContract;
import io.i9chat.tck.media.MediaUploadContract;
import io.i9chat.tck.media.PutMediaContract;
import org.junit.jupiter.api.Test;

/**
 * On a bucket without versions, which the contract of downloads does not hold of: a URL is of the
 * object that has its name.
 */
class S3WithoutVersionsContractTest extends S3Ports
    implements MediaUploadContract, EmptyMediaContract, PutMediaContract, MediaPairContract {
  S3WithoutVersionsContractTest() {
    super(false);
  }

  /** What the start warns of. When this fails, docs/media.md says less than is true. */
  @Test
  void whatItsOwnerPutsInThePlaceOfADeletedObjectIsServedByEarlierUrls() throws Exception {
    byte[] others = Fresh.bytes(100);
    try (MediaClient client = new MediaClient(store())) {
      NewMedia media = announced(100);
      Upload upload = uploadOf(store(), media);
      client.upload(upload, Fresh.bytes(100));
      SignedUrl download = downloadOf(media, shown());
      store().delete(media.id());
      assertThat(client.get(download).statusCode()).isEqualTo(404);
      client.upload(upload, others);
      assertThat(client.get(download).body()).isEqualTo(others);
    }
  }
}
