package io.i9chat.domain.credential;

import io.i9chat.ports.model.account.Purpose;

/**
 * The second step of signing up and of resetting a password: the mailed code proves the address.
 * How long it lives is decided by {@link Codes}, how many tries it has by {@link
 * io.i9chat.ports.account.OneTimeCodes OneTimeCodes}. Rules: SIGNUP-3.
 */
public final class VerifyCode {
  private final Codes codes;
  private final Purpose purpose;

  VerifyCode(Codes codes, Purpose purpose) {
    this.codes = codes;
    this.purpose = purpose;
  }

  /** Tries a code, as it was typed, for the ticket that the asker was given. */
  public record Command(String ticket, String code) {
    @Override
    public String toString() {
      return "VerifyCode";
    }
  }

  /** The outcome of trying the code. */
  public sealed interface Outcome {}

  /** The address is proven for 30 minutes; the token says so, and is told only here. */
  public record Proven(String token) implements Outcome {
    @Override
    public String toString() {
      return "Proven";
    }
  }

  /** The code or ticket is wrong, spent, expired or has been tried too often. */
  public record CodeInvalid() implements Outcome {}

  /** Tries the code, which counts as one of its five tries whether it is right or not. */
  public Outcome handle(Command command) {
    return codes
        .prove(purpose, command.ticket(), command.code())
        .<Outcome>map(Proven::new)
        .orElseGet(CodeInvalid::new);
  }
}
