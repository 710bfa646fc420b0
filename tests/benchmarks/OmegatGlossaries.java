import java.io.File;
import java.io.PrintStream;
import java.util.List;

import org.omegat.core.Core;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;

/**
 * Prints what OmegaT reads from glossaries, given as LANGUAGE FILE pairs: a line for each entry, with source, target
 * and comment behind tabs.
 */
public final class OmegatGlossaries {
    private static final class Properties extends ProjectProperties {
        Properties(String target) throws Exception {
            super();
            setSourceLanguage(new Language("ZH-CN"));
            setTargetLanguage(new Language(target));
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (int index = 0; index < arguments.length; index += 2) {
            ProjectProperties properties = new Properties(arguments[index]);
            Core.setProject(new NotLoadedProject() {
                @Override
                public ProjectProperties getProjectProperties() {
                    return properties;
                }
            });
            File file = new File(arguments[index + 1]);
            List<GlossaryEntry> entries = file.getName().endsWith(".tbx")
                    ? GlossaryReaderTBX.read(file, false)
                    : GlossaryReaderTSV.read(file, false);
            for (GlossaryEntry entry : entries) {
                for (int term = 0; term < entry.getLocTerms(false).length; term++) {
                    out.println(file.getName() + "\t" + entry.getSrcText() + "\t" + entry.getLocTerms(false)[term]
                            + "\t" + entry.getCommentText().replaceAll("\\s+", " "));
                }
            }
        }
        out.flush();
    }
}
