package io.i9chat.ports.model.log;

import org.jspecify.annotations.Nullable;

/**
 * A message as the facts for doing something to it, regardless of who may see what of it.
 *
 * @param message the entry itself
 * @param edit the last edit, {@code null} if there is none
 * @param deletion the deletion, {@code null} if there is none
 * @param reaction the last reaction or unreaction of the person asked about, {@code null} if none
 * @param reactions how many reactions (not unreactions) that person has made to it
 */
public record Target(
    Entry message,
    @Nullable Entry edit,
    @Nullable Entry deletion,
    @Nullable Entry reaction,
    int reactions) {}
