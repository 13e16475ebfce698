package io.i9chat.adapter.s3;

import io.i9chat.tck.media.MediaPairContract;
import io.i9chat.tck.media.MediaStoreContract;
import io.i9chat.tck.media.PutMediaContract;

/** On a bucket that keeps versions. */
class S3MediaContractTest extends S3Ports
    implements MediaStoreContract, PutMediaContract, MediaPairContract {
  S3MediaContractTest() {
    super(true);
  }
}
