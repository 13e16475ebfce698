/**
 * Sessions: opening one with a password, saying which person a token stands for, listing and ending
 * them. The token of a session is told once, to the device it is for.
 */
@NullMarked
package io.i9chat.domain.session;

import org.jspecify.annotations.NullMarked;
