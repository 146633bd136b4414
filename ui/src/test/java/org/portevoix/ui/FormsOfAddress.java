package org.portevoix.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Dutch says je and Spanish tú, on every page and in every mail, to citizens and to
 * staff. For the tests of words of each module.
 */
public final class FormsOfAddress {

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

	/** But not the u of an hour. */
	private static final String DUTCH = "(?<![\\d}]\\h)\\b(u|uw|uwe|uzelf)\\b";

	/** Those with a capital can be of a third person in the middle of a sentence. */
	private static final String SPANISH = "\\b(ustedes|usted|su (contraseña|secreto|sesión|sistema)|asegúrese|cópiel[oa]"
			+ "|déjel[oa]|díganos|inténtel[oa]|mírel[oa]|pídal[oa]s?|revísel[oa]|(?-i:Abra|Acorte|Compruebe|Copie|Diga"
			+ "|Elija|Envíe|Escriba|Espere|Firme|Haga|Indique|Marque|Mire|Pida|Pregunte|Pruebe|Pulse|Rellene|Revise"
			+ "|Use|Vea|Vuelva))\\b";

	private static final Map<String, Pattern> FORMAL = Map.of("nl", Pattern.compile(DUTCH, FLAGS), "es",
			Pattern.compile(SPANISH, FLAGS));

	private FormsOfAddress() {
	}

	/**
	 * The lines of the texts in these folders, and below, that speak as to a stranger.
	 */
	public static List<String> formal(String... folders) {
		List<String> formal = new ArrayList<>();
		for (String folder : folders) {
			FORMAL.forEach((language, pattern) -> {
				for (Resource text : texts(folder, language)) {
					lines(text).filter((line) -> pattern.matcher(line).find())
						.forEach((line) -> formal.add(text.getFilename() + ": " + line));
				}
			});
		}
		return formal;
	}

	private static Resource[] texts(String folder, String language) {
		try {
			Resource[] texts = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + folder + "/**/*_" + language + ".*");
			if (texts.length == 0) {
				throw new IllegalArgumentException("No texts in " + folder);
			}
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> lines(Resource text) {
		try {
			return text.getContentAsString(StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
