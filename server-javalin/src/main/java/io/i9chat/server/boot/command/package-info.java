/**
 * The command line's commands: those on accounts, which a running server does over its socket, and
 * those on a whole data folder.
 */
@NullMarked
package io.i9chat.server.boot.command;

import org.jspecify.annotations.NullMarked;
