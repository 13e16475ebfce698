package io.i9chat.ports.model.log;

import io.i9chat.ports.model.ClientId;

/**
 * What an author sent something under, so that a repeat is known and stores nothing. That a repeat
 * comes before any other rule is decided by {@link io.i9chat.ports.model.commit.Intent Intent}.
 * Rules: IDEM-1.
 *
 * @param clientId names one message or edit of its author in the chat, for good
 * @param fingerprint of what its author sent, for telling a repeat from something else
 */
public record IdempotencyKey(ClientId clientId, Fingerprint fingerprint) {}
