package io.i9chat.tck.memory;

import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets under a random key that lives as long as this object. */
final class InMemorySecrets implements Secrets {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  InMemorySecrets() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = new SecretKeySpec(bytes, HMAC);
  }

  @Override
  public String token() {
    return RandomWords.token();
  }

  @Override
  public String code(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> RandomWords.digits(6);
      case PASSWORD_RESET -> RandomWords.crockford(8);
    };
  }

  @Override
  public Digest ofTicket(String ticket) {
    return digest("ticket", ticket);
  }

  @Override
  public Digest ofCode(Purpose purpose, String ticket, String code) {
    String meant =
        switch (purpose) {
          case SIGN_UP -> code;
          case PASSWORD_RESET -> crockford(code);
        };
    return digest("code", purpose.name(), ticket, meant);
  }

  private static String crockford(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  @Override
  public Digest ofProof(Purpose purpose, String token) {
    return digest("proof", purpose.name(), token);
  }

  /** Each part with its length before it, so that no two lists of parts run into one text. */
  private Digest digest(String... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return new Digest(mac.doFinal());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has HmacSHA256", absent);
    }
  }
}
