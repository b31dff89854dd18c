package dev.headlight.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The special tokens of a vocabulary by role: as the configuration names them, or as is usual in the family. */
final class SpecialRoles {
    private static final List<String> ROLES =
            List.of("pad_token", "unk_token", "bos_token", "eos_token", "cls_token", "sep_token", "mask_token");

    private final TokenizerSettings settings;
    private final Map<String, String> usual;
    private final TokenTable table;
    private final String file;
    private final boolean maskTakesBlanks;

    /**
     * @param usual spelling by role
     * @param table the vocabulary the tokens must stand in
     * @param file where the vocabulary was found, for messages
     * @param maskTakesBlanks whether a mask that is not described takes the blanks before it, as is usual in families
     *     that make blanks part of words
     */
    SpecialRoles(
            TokenizerSettings settings,
            Map<String, String> usual,
            TokenTable table,
            String file,
            boolean maskTakesBlanks) {
        this.settings = settings;
        this.usual = usual;
        this.table = table;
        this.file = file;
        this.maskTakesBlanks = maskTakesBlanks;
    }

    /** A token that may be missing. */
    Optional<SpecialToken> find(String role) throws TokenizerException {
        Optional<SpecialToken> named = settings.token(role);
        Optional<SpecialToken> token =
                named.or(() -> Optional.ofNullable(usual.get(role)).map(SpecialToken::of));
        boolean takesBlanks = maskTakesBlanks && role.equals("mask_token") && !settings.describes(role);
        return token.map(found -> takesBlanks ? found.takingBlanksBefore() : found)
                .filter(found -> table.has(found.content()));
    }

    /** The spelling of a token that cannot be done without. */
    String need(String role) throws TokenizerException {
        Optional<SpecialToken> found = find(role);
        if (found.isPresent()) {
            return found.get().content();
        }
        Optional<SpecialToken> named = settings.token(role);
        String name = named.isPresent() ? named.get().content() : usual.getOrDefault(role, role);
        throw new TokenizerException("The vocabulary " + file + " lacks the special token " + name
                + ". Add the tokenizer.json, or the special_tokens_map.json that names its special tokens.");
    }

    /** Matches all that are there, and those the configuration numbers. */
    void matchAll(TokenizerJsonBuilder builder) throws TokenizerException {
        Map<Integer, SpecialToken> numbered = settings.added();
        List<String> described = new ArrayList<>(
                numbered.values().stream().map(SpecialToken::content).toList());
        builder.matchNumbered(numbered);
        for (String role : ROLES) {
            Optional<SpecialToken> token = find(role);
            if (token.isPresent() && !described.contains(token.get().content())) {
                builder.match(token.get());
            }
        }
        Optional<SpecialToken> mask = settings.token("mask_token");
        if (mask.isPresent()) {
            builder.markMask(mask.get().content());
        }
    }
}
