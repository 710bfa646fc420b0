import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

/** Prints what OmegaT's own readers find in a glossary: source, tab, target. Arguments: the file and the target language. */
public class Readers {
    public static void main(String[] arguments) throws Exception {
        final ProjectProperties properties = new ProjectProperties(new File(arguments[0]).getParentFile()) {};
        properties.setSourceLanguage("zh-CN");
        properties.setTargetLanguage(arguments[1]);
        InvocationHandler answers = new InvocationHandler() {
            public Object invoke(Object project, Method method, Object[] ignored) {
                return method.getName().equals("getProjectProperties") ? properties : Boolean.TRUE;
            }
        };
        Core.setProject((IProject) Proxy.newProxyInstance(
            IProject.class.getClassLoader(), new Class<?>[] {IProject.class}, answers));
        File file = new File(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (GlossaryEntry entry : file.getName().endsWith(".tbx")
                ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false)) {
            for (String target : entry.getLocTerms(false)) {
                out.println(entry.getSrcText() + "\t" + target);
            }
        }
    }
}
