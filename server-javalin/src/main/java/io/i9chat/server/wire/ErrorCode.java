package io.i9chat.server.wire;

import java.util.Locale;

/** Every error that a client can be answered; clients branch on the code. */
public enum ErrorCode {
  /** Something in the call is not as it must be. */
  INVALID_INPUT(400, "The call is not valid"),
  /** The call needs a session, and carries none that holds. */
  UNAUTHENTICATED(401, "Sign in first"),
  /** Login or password are wrong. */
  CREDENTIALS_INVALID(401, "Login or password are wrong"),
  /** The password is right, and an operator has disabled the account. */
  ACCOUNT_DISABLED(403, "The account is disabled"),
  /** A code, ticket, sign-up or reset token is wrong, spent or expired. */
  CODE_INVALID(400, "The code does not hold"),
  /** There is no such thing, or the caller may not know of it. */
  NOT_FOUND(404, "Not found"),
  /** The caller may not do this. */
  FORBIDDEN(403, "Not allowed"),
  /** The caller is not an admin of the group. */
  NOT_AN_ADMIN(403, "Only admins may do this"),
  /** One of the two has blocked the other. */
  BLOCKED(403, "Blocked"),
  /** The person acted on has left, and can only join again. */
  USER_LEFT(409, "They have left"),
  /** The caller was removed, and can only be added again. */
  USER_REMOVED(403, "Removed from the group"),
  /** The last admin stays admin. */
  LAST_ADMIN(409, "The last admin stays"),
  /** The person is a member already. */
  ALREADY_MEMBER(409, "Already a member"),
  /** The person acted on is not a member. */
  NOT_A_MEMBER(409, "Not a member"),
  /** An account has, or had, this username, or none may have it. */
  USERNAME_TAKEN(409, "The username is taken"),
  /** An account has this address. */
  EMAIL_TAKEN(409, "The address has an account"),
  /** The client id was used before, for something else. */
  IDEMPOTENCY_MISMATCH(409, "The client id was used for something else"),
  /** Media is missing, incomplete or not as declared. */
  MEDIA_INVALID(422, "The media cannot be used"),
  /** The caller holds as much as they may. */
  QUOTA_EXCEEDED(409, "The quota is used up"),
  /** The time for this has passed. */
  TOO_LATE(409, "Too late"),
  /** The body is larger than the server reads. */
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  /** A rate limit says to wait. */
  RATE_LIMITED(429, "Too many calls", true),
  /** The group has as many members as it may. */
  GROUP_FULL(409, "The group is full"),
  /** The body is not JSON in UTF-8. */
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json"),
  /** Something the server needs is down or overloaded: nothing was stored, or repeating is safe. */
  UNAVAILABLE(503, "Not available just now", true),
  /** A bug; the request id finds it in the log. */
  INTERNAL(500, "Something went wrong here");

  private final int status;
  private final String title;
  private final boolean retryable;

  ErrorCode(int status, String title) {
    this(status, title, false);
  }

  ErrorCode(int status, String title, boolean retryable) {
    this.status = status;
    this.title = title;
    this.retryable = retryable;
  }

  /** The code as it travels, such as {@code invalid_input}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status it has. */
  public int status() {
    return status;
  }

  /** What it means, in a few words, the same every time. */
  public String title() {
    return title;
  }

  /** Whether the same call may succeed later without a change. */
  public boolean retryable() {
    return retryable;
  }
}
