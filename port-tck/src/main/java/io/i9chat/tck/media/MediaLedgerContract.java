package io.i9chat.tck.media;

import io.i9chat.tck.chat.PreconditionsContract;

/**
 * The contract of {@link io.i9chat.ports.media.MediaLedger}: what is booked, what uses it, and what
 * chats may rest on. A test class of an adapter implements it and gives its ports.
 */
public interface MediaLedgerContract
    extends BookingContract, MediaUseContract, AccountMediaContract, PreconditionsContract {}
