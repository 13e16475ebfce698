package io.i9chat.server.operation.account;

import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.SignedIn;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Session;
import io.i9chat.server.wire.MeOut;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of the operations on accounts. */
public final class AccountOutputs {
  private AccountOutputs() {}

  /** Belongs to the code that was mailed, if one was. */
  public record Ticket(String ticket) {}

  /** Entitles to make an account. */
  public record SignupToken(String signupToken) {}

  /** Entitles to set a new password. */
  public record ResetToken(String resetToken) {}

  /**
   * A session that was opened.
   *
   * @param token absent if it went into a cookie
   */
  public record SessionOut(@Nullable String token, Instant expiresAt, MeOut user) {
    /** What a new session is answered with. */
    public static SessionOut of(SignedIn signedIn, boolean cookie) {
      return new SessionOut(
          cookie ? null : signedIn.token(), signedIn.expiresAt(), MeOut.of(signedIn.me()));
    }
  }

  /** The devices a person is signed in on. */
  public record SessionList(List<DeviceOut> sessions) {}

  /**
   * One device.
   *
   * @param current whether the call came from it
   */
  public record DeviceOut(
      SessionId id,
      @Nullable DeviceName device,
      boolean current,
      Instant createdAt,
      Instant lastUsedAt) {
    /** How a session shows to {@code caller}, whose it is. */
    public static DeviceOut of(Session session, Caller caller) {
      return new DeviceOut(
          session.id(),
          session.device(),
          session.id().equals(caller.session()),
          session.createdAt(),
          session.lastUsedAt());
    }
  }
}
