package io.i9chat.standin.gcs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An account that requests are made and signed as, with an RSA key of its name. */
public final class ServiceAccount {
  private static final String RSA_SHA256 = "SHA256withRSA";

  /** Making one takes long, and a name may well keep its own from one test to the next. */
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private final String email;
  private final KeyPair keys;

  /** An account of this name. */
  public ServiceAccount(String name) {
    this.email = name + "@stand-in.iam.gserviceaccount.com";
    this.keys = KEYS.computeIfAbsent(name, any -> newKeys());
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }

  /** What it is called by. */
  public String email() {
    return email;
  }

  /**
   * Writes its key as Google gives it, with a token endpoint.
   *
   * @return {@code file}
   */
  public Path writeKey(Path file, URI tokens) throws IOException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----\\n";
    String json =
        """
        {"type": "service_account", "project_id": "stand-in", "private_key_id": "1",
         "private_key": "%s", "client_email": "%s", "client_id": "1", "token_uri": "%s"}
        """
            .formatted(pem, email, tokens);
    return Files.writeString(file, json);
  }

  /** Signs as IAM does. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(RSA_SHA256);
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the key is its own", impossible);
    }
  }

  /** Whether it signed these bytes. */
  boolean signed(byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance(RSA_SHA256);
      check.initVerify(keys.getPublic());
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException noSignature) {
      return false;
    }
  }
}
