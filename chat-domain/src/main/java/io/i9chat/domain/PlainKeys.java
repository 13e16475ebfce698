package io.i9chat.domain;

import io.i9chat.ports.SignInPorts;
import io.i9chat.ports.account.Sealing;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.ops.IdGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a store whose application has no secret to seal them with: they lie open in it, and
 * say so. As soon as it has a secret, they are sealed like others, and stay the same keys.
 */
final class PlainKeys implements Sealing {
  /** What an open key begins with; no sealed one is as short as both together. */
  private static final byte[] OPEN = "open:".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;

  private final IdGenerator ids;
  private final @Nullable Sealing secrets;

  private PlainKeys(IdGenerator ids, @Nullable Sealing secrets) {
    this.ids = ids;
    this.secrets = secrets;
  }

  /** Seals with the secret of these, and opens what lies open; without them all lies open. */
  static Sealing of(IdGenerator ids, @Nullable SignInPorts signIn) {
    return new PlainKeys(ids, signIn == null ? null : signIn.secrets());
  }

  @Override
  public byte[] key() {
    if (secrets != null) {
      return secrets.key();
    }
    // Four times 74 random bits, pressed into 256.
    ByteBuffer random = ByteBuffer.allocate(4 * 2 * Long.BYTES);
    while (random.hasRemaining()) {
      UUID id = ids.next();
      random.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return sha256().digest(random.array());
  }

  @Override
  public byte[] seal(byte[] bytes) {
    if (secrets != null) {
      return secrets.seal(bytes);
    }
    byte[] open = Arrays.copyOf(OPEN, OPEN.length + bytes.length);
    System.arraycopy(bytes, 0, open, OPEN.length, bytes.length);
    return open;
  }

  @Override
  public Optional<Unsealed> unseal(byte[] sealed) {
    if (isOpen(sealed)) {
      byte[] bytes = Arrays.copyOfRange(sealed, OPEN.length, sealed.length);
      return Optional.of(new Unsealed(bytes, secrets == null));
    }
    return secrets == null ? Optional.empty() : secrets.unseal(sealed);
  }

  private static boolean isOpen(byte[] sealed) {
    return sealed.length == OPEN.length + KEY_BYTES
        && Arrays.equals(sealed, 0, OPEN.length, OPEN, 0, OPEN.length);
  }

  /** The first half of an HMAC-SHA256 (RFC 2104). */
  @Override
  public Fingerprint fingerprint(byte[] key, byte[] bytes) {
    if (secrets != null) {
      return secrets.fingerprint(key, bytes);
    }
    MessageDigest sha256 = sha256();
    sha256.update(padded(key, INNER));
    byte[] inner = sha256.digest(bytes);
    sha256.update(padded(key, OUTER));
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(inner));
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  private static byte[] padded(byte[] key, int with) {
    byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= (byte) with;
    }
    return block;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
