package io.i9chat.ports;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.ops.RateLimiter;
import java.time.InstantSource;

/** Everything the domain is made from. */
public record Ports(
    StorePorts store,
    PasswordHasher hasher,
    SessionTokens tokens,
    Secrets secrets,
    Signals signals,
    PresenceBoard presence,
    MediaStore media,
    Mailer mailer,
    RateLimiter limiter,
    IdGenerator ids,
    InstantSource clock) {}
