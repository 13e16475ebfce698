package io.i9chat.adapter.auth;

import io.i9chat.ports.PortFailure;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * One Argon2id hash (RFC 9106) with its parameters and salt, which PHC string format spells. New
 * hashes take OWASP's parameters; stored ones are verified with their own, so that the parameters
 * can be raised later.
 */
final class Argon2Hash {
  static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;

  // Beyond these a stored hash is damage or an attack: computing it would stop the hashing threads.
  private static final int MAX_MEMORY_KIB = 262_144;
  private static final int MAX_PASSES = 16;
  private static final int MAX_LANES = 16;
  private static final long MAX_WORK_KIB = 1_048_576;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /**
   * The memory of a hash, kept by its thread for the next one: garbage of this size, alive at each
   * collection, would fill the old generation. It is cleared after use, and goes with the thread.
   */
  private static final ThreadLocal<Argon2BytesGenerator.BlockPool> MEMORY =
      ThreadLocal.withInitial(() -> new Argon2BytesGenerator.FixedBlockPool(MEMORY_KIB));

  private final int memoryKib;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memoryKib = memoryKib;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /** The hash of {@code password}: 19 MiB, two passes, one lane. Takes tens of milliseconds. */
  static Argon2Hash of(byte[] password, byte[] salt) {
    return new Argon2Hash(
        MEMORY_KIB,
        PASSES,
        LANES,
        salt,
        compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
  }

  /** A hash that costs what a new one does, to verify against where there is no account. */
  static Argon2Hash ofNoAccount() {
    return new Argon2Hash(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  /**
   * The hash that {@code encoded} spells.
   *
   * @throws PortFailure if it is no Argon2id hash, or its parameters are absurd
   */
  static Argon2Hash parse(String encoded) {
    Matcher parts = PHC.matcher(encoded);
    if (!parts.matches()) {
      throw new PortFailure("a stored password hash cannot be read");
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    if (passes < 1
        || passes > MAX_PASSES
        || lanes < 1
        || lanes > MAX_LANES
        || memory < 8 * lanes
        || memory > MAX_MEMORY_KIB
        || (long) memory * passes > MAX_WORK_KIB) {
      throw new PortFailure("a stored password hash has absurd parameters");
    }
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      return new Argon2Hash(
          memory, passes, lanes, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    } catch (IllegalArgumentException notBase64) {
      throw new PortFailure("a stored password hash cannot be read", notBase64);
    }
  }

  /** Whether {@code password} gives this hash, compared in constant time. */
  boolean matches(byte[] password) {
    return MessageDigest.isEqual(
        hash, compute(password, salt, memoryKib, passes, lanes, hash.length));
  }

  /** This hash in PHC string format. */
  String encoded() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static byte[] compute(
      byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .withBlockPool(MEMORY.get())
            .build());
    byte[] hash = new byte[length];
    argon2.generateBytes(password, hash);
    return hash;
  }
}
