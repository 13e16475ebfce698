package io.i9chat.domain;

import io.i9chat.domain.account.ReservedNames;
import io.i9chat.domain.credential.CredentialUseCases;
import io.i9chat.domain.departure.ConfirmedDepartures;
import io.i9chat.domain.operator.OperatorUseCases;
import io.i9chat.domain.session.SessionEndings;
import io.i9chat.domain.session.SessionUseCases;
import io.i9chat.domain.session.SignIns;
import io.i9chat.ports.Ports;
import io.i9chat.ports.SignInPorts;

/**
 * Every use case that takes {@link SignInPorts}: of people who sign in by themselves, and of the
 * operator of such a server.
 *
 * @param credentials signing up, and passwords
 * @param sessions signing in and out, and who a token stands for
 * @param operator what an operator does with accounts
 * @param departures exporting and deleting one's account, with one's password
 */
public record SignInUseCases(
    CredentialUseCases credentials,
    SessionUseCases sessions,
    OperatorUseCases operator,
    ConfirmedDepartures departures) {
  static SignInUseCases of(
      Ports ports,
      I9chatSettings settings,
      SessionEndings endings,
      ConfirmedDepartures departures) {
    ReservedNames reserved = new ReservedNames(settings.accounts());
    SignIns signIns = new SignIns(ports, endings);
    return new SignInUseCases(
        CredentialUseCases.of(ports, reserved, settings.mails(), signIns, endings),
        SessionUseCases.of(ports, signIns, endings),
        OperatorUseCases.of(ports, reserved, settings.mails(), endings),
        departures);
  }
}
