package io.i9chat.ports;

import io.i9chat.ports.live.PresenceBoard;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.ops.IdGenerator;
import io.i9chat.ports.ops.RateLimiter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything the domain is made from: the ports that every chat takes, and the parts that only some
 * applications have a use for.
 *
 * @param media {@code null} if there are no uploads: messages are texts, and there are no pictures
 * @param signIn {@code null} if the application signs its users in by itself
 */
public record Ports(
    StorePorts store,
    Signals signals,
    PresenceBoard presence,
    RateLimiter limiter,
    IdGenerator ids,
    InstantSource clock,
    @Nullable MediaStore media,
    @Nullable SignInPorts signIn) {
  /** The ports that every chat takes, without uploads and signing in. */
  public Ports(
      StorePorts store,
      Signals signals,
      PresenceBoard presence,
      RateLimiter limiter,
      IdGenerator ids,
      InstantSource clock) {
    this(store, signals, presence, limiter, ids, clock, null, null);
  }

  /** The same with uploads, whose bytes are kept here. */
  public Ports with(MediaStore media) {
    return new Ports(store, signals, presence, limiter, ids, clock, media, signIn);
  }

  /** The same with signing in. */
  public Ports with(SignInPorts signIn) {
    return new Ports(store, signals, presence, limiter, ids, clock, media, signIn);
  }

  /** The same on another store. */
  public Ports with(StorePorts store) {
    return new Ports(store, signals, presence, limiter, ids, clock, media, signIn);
  }

  /** The same with other signals. */
  public Ports with(Signals signals) {
    return new Ports(store, signals, presence, limiter, ids, clock, media, signIn);
  }

  /** The same with another rate limiter. */
  public Ports with(RateLimiter limiter) {
    return new Ports(store, signals, presence, limiter, ids, clock, media, signIn);
  }

  /**
   * Where the bytes of uploads are kept.
   *
   * @throws IllegalStateException if there are no uploads
   */
  public MediaStore mediaStore() {
    if (media == null) {
      throw new IllegalStateException(
          "uploads need a MediaStore, and these Ports have none: give it by Ports.with(MediaStore)");
    }
    return media;
  }

  /**
   * What signing in takes.
   *
   * @throws IllegalStateException if there is no signing in
   */
  public SignInPorts signInPorts() {
    if (signIn == null) {
      throw new IllegalStateException(
          "signing up, signing in, sessions, passwords and mailed codes need SignInPorts, and these"
              + " Ports have none: give them by Ports.with(SignInPorts)");
    }
    return signIn;
  }
}
