package io.i9chat.adapter.local;

import io.i9chat.ports.ops.IdGenerator;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * UUIDv7 (RFC 9562, 5.7) without a counter: all 74 bits are fresh. Random bytes are drawn in
 * blocks, since the generator of the JDK has one lock and takes most of a microsecond a call.
 */
final class UuidV7Ids implements IdGenerator {
  private static final int BYTES_PER_ID = 10;
  private static final int IDS_PER_BLOCK = 400;

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  /** Random bytes, and how many ids have taken theirs from it. */
  private static final class Block {
    private final ByteBuffer bytes;
    private final AtomicInteger taken = new AtomicInteger();

    private Block(SecureRandom random) {
      byte[] fresh = new byte[BYTES_PER_ID * IDS_PER_BLOCK];
      random.nextBytes(fresh);
      bytes = ByteBuffer.wrap(fresh);
    }
  }

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Block> current;

  UuidV7Ids(InstantSource clock) {
    this.clock = clock;
    current = new AtomicReference<>(new Block(random));
  }

  @Override
  public UUID next() {
    while (true) {
      Block block = current.get();
      int index = block.taken.getAndIncrement();
      if (index < IDS_PER_BLOCK) {
        int at = index * BYTES_PER_ID;
        return id(clock.millis(), block.bytes.getShort(at), block.bytes.getLong(at + 2));
      }
      // The first thread replaces the block; the others drop theirs.
      current.compareAndSet(block, new Block(random));
    }
  }

  private static UUID id(long millis, short randomA, long randomB) {
    long high = millis << 16 | VERSION_7 | (randomA & 0x0fffL);
    long low = randomB >>> 2 | VARIANT_2;
    return new UUID(high, low);
  }
}
