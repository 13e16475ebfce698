package io.i9chat.domain.account;

import io.i9chat.ports.model.account.Purpose;

/** The second step of resetting a password: the mailed code proves the address. */
public final class VerifyPasswordReset {
  private final Codes codes;

  VerifyPasswordReset(Codes codes) {
    this.codes = codes;
  }

  /** Tries a code, as it was typed, for the ticket that the asker was given. */
  public record Command(String ticket, String code) {
    @Override
    public String toString() {
      return "VerifyPasswordReset";
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
        .prove(Purpose.PASSWORD_RESET, command.ticket(), command.code())
        .<Outcome>map(Proven::new)
        .orElseGet(CodeInvalid::new);
  }
}
