<?php
// Adminer with the server and the plugins that the variables name.
function adminer_object() {
    include_once '/usr/share/adminer/plugins/plugin.php';

    class ProposedServer {
        function loginFormField($name, $heading, $value) {
            $server = getenv('ADMINER_DEFAULT_SERVER') ?: 'db';
            return $name == 'server' ? $heading . str_replace('value=""', 'value="' . htmlspecialchars($server) . '"', $value) : null;
        }
    }

    $plugins = [new ProposedServer()];
    foreach (array_filter(explode(' ', getenv('ADMINER_PLUGINS') ?: '')) as $name) {
        $file = "/usr/share/adminer/plugins/$name.php";
        if (!preg_match('/^[a-z0-9-]+$/', $name) || !is_file($file)) {
            exit("There is no plugin $name.");
        }
        include_once $file;
        $class = 'Adminer' . str_replace('-', '', ucwords($name, '-'));
        $plugins[] = new $class();
    }
    return new AdminerPlugin($plugins);
}

include '/usr/share/adminer/adminer.php';
