package io.i9chat.adapter.gcs;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The body of an answer, which fails if it is larger than any that is asked for. */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** A page of a thousand names takes a tenth of this, the first bytes of an object a sixteenth. */
  static final int MOST = 1 << 20;

  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private byte[] held;
  private int length;
  private @Nullable Subscription source;

  /**
   * For one answer.
   *
   * @param said the length that its head says, which is taken room for at once; 0 if it says none
   */
  BoundedBody(long said) {
    held = new byte[(int) Math.clamp(said, 0L, MOST)];
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (body.isDone()) {
        return;
      }
      int after = length + part.remaining();
      if (after > MOST) {
        onError(new IOException("the answer is larger than was asked for"));
        if (source != null) {
          source.cancel();
        }
        return;
      }
      if (after > held.length) {
        held = Arrays.copyOf(held, Math.max(after, 2 * held.length));
      }
      part.get(held, length, part.remaining());
      length = after;
    }
  }

  @Override
  public void onError(Throwable failed) {
    body.completeExceptionally(failed);
  }

  @Override
  public void onComplete() {
    body.complete(length == held.length ? held : Arrays.copyOf(held, length));
  }
}
