package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that send to one upload at once, each slowly, and each a byte of its own over and over,
 * so that it can be told of every byte of the object who sent it.
 */
public final class RivalUploads {
  private static final int PIECE = 32 * 1024;
  private static final long PAUSE_NANOS = 500_000;
  private static final int MOST_TRIES = 100;

  private final int size;
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<Byte, Long> firsts = new ConcurrentHashMap<>();

  /** Rivals for an object of so many bytes. */
  public RivalUploads(int size) {
    this.size = size;
  }

  /** How large the object is, in bytes. */
  public int size() {
    return size;
  }

  /**
   * Three times asks how far the upload got and sends the rest, as long as it is not complete.
   *
   * @param session of the upload, at any server
   */
  public void sendThrice(MediaClient client, URI session) throws IOException, InterruptedException {
    long held = 0;
    for (int i = 0; i < 3 && held < size; i++) {
      held = ask(client, session, held);
      held = held < size ? send(client, session, held, PAUSE_NANOS) : held;
    }
  }

  /** Sends what is missing, alone. */
  public void finish(MediaClient client, URI session) throws IOException, InterruptedException {
    long held = ask(client, session, 0);
    for (int tries = 0; held < size; tries++) {
      assertThat(tries).as("how often the rest was sent").isLessThan(MOST_TRIES);
      send(client, session, held, 0);
      held = ask(client, session, held);
    }
  }

  /** How much is held: no less than before, and all if the object is complete. */
  private long ask(MediaClient client, URI session, long before)
      throws IOException, InterruptedException {
    URI url = client.moved(session);
    return held(client.put(url, "bytes */" + size, BodyPublishers.noBody()), before);
  }

  private long held(HttpResponse<byte[]> answer, long before) {
    assertThat(answer.statusCode()).as("of the upload").isIn(200, 308);
    long held = answer.statusCode() == 200 ? size : MediaClient.held(answer);
    assertThat(held).as("what is held").isGreaterThanOrEqualTo(before);
    return held;
  }

  private long send(MediaClient client, URI session, long first, long pause)
      throws IOException, InterruptedException {
    byte own = (byte) requests.incrementAndGet();
    firsts.put(own, first);
    HttpResponse<byte[]> answer =
        client.put(
            client.moved(session),
            "bytes " + first + "-" + (size - 1) + "/" + size,
            BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Slow(own, size - first, pause)),
                size - first));
    // Overtaken, it is told to come again, and nothing of what is held.
    return answer.statusCode() == 503 ? first : held(answer, first);
  }

  /**
   * Checks that what each request added is in one piece, from where it began.
   *
   * @param object all of it
   */
  public void check(byte[] object) {
    assertThat(object).hasSize(size);
    Map<Byte, Long> seen = new HashMap<>();
    for (int at = 0; at < size; at++) {
      byte sender = object[at];
      if (at == 0 || object[at - 1] != sender) {
        assertThat(seen.put(sender, (long) at))
            .as("what request %d sent, again at %d", sender, at)
            .isNull();
      }
    }
    seen.forEach((sender, at) ->
        assertThat(at).as("where request %d began", sender).isEqualTo(firsts.get(sender)));
  }

  /** So many of the same byte, some at a time. */
  private static final class Slow extends InputStream {
    private final byte value;
    private final long pause;
    private long left;

    Slow(byte value, long length, long pause) {
      this.value = value;
      this.left = length;
      this.pause = pause;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      if (pause > 0) {
        LockSupport.parkNanos(pause);
      }
      int count = (int) Math.min(left, Math.min(length, PIECE));
      Arrays.fill(into, offset, offset + count, value);
      left -= count;
      return count;
    }
  }
}
