@echo off
rem Starts Headlight from the folder this file is in, with a Java 25 or newer that it looks for.
setlocal
set "HOME_FOLDER=%~dp0.."
set "NEEDED=25"
set "JAVA="

if defined HEADLIGHT_JAVA (
    set "JAVA=%HEADLIGHT_JAVA%"
    goto start
)
if exist "%HOME_FOLDER%\runtime\bin\java.exe" (
    set "JAVA=%HOME_FOLDER%\runtime\bin\java.exe"
    goto start
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J" == "" call :try "%%~dp$PATH:J.."
for /d %%F in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*") do call :try "%%~F"

if not defined JAVA (
    echo headlight: no Java %NEEDED% or newer was found: install one, for example from https://adoptium.net/temurin/releases/?version=%NEEDED%, or set HEADLIGHT_JAVA to its bin\java.exe. 1>&2
    exit /b 2
)

:start
rem The runtime of the models must not report to its makers.
set "ORT_DISABLE_TELEMETRY=1"
"%JAVA%" "@%HOME_FOLDER%\lib\jvm.options" "-Dheadlight.home=%HOME_FOLDER%" --module-path "%HOME_FOLDER%\lib\javafx" -classpath "%HOME_FOLDER%\lib\*" dev.headlight.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in the folder %1 when none was taken before and it is new enough.
:try
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do call :compare "%~1" %%V
exit /b 0

rem %2 is the first part of a version with the quotation mark it begins with, such as "25.
:compare
set "FOUND=%~2"
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ %NEEDED% set "JAVA=%~1\bin\java.exe"
exit /b 0
